package io.plumbline.audit;

import io.plumbline.model.RuleChoices;

/** What somebody chose about rules, and for which part of the estate. */
public record Layer(Part part, RuleChoices choices) {}
