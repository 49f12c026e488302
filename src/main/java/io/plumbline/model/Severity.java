package io.plumbline.model;

/** How much a finding matters; the order is from least to most. */
public enum Severity {
    INFO,
    WARNING,
    ERROR
}
