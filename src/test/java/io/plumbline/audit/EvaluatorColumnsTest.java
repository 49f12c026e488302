package io.plumbline.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.model.Finding;
import io.plumbline.model.RuleInfo;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The facts of a finding are the columns of the evaluator's table it stands for, under their names. */
class EvaluatorColumnsTest {

    private static final Map<String, String> COLUMNS = Map.ofEntries(
            Map.entry("fct_direct_join_to_source", "parent parent_resource_type child child_resource_type distance"),
            Map.entry("fct_duplicate_sources", "source_db_location source_names"),
            Map.entry("fct_hard_coded_references", "model hard_coded_references"),
            Map.entry(
                    "fct_marts_or_intermediate_dependent_on_source",
                    "parent parent_resource_type child child_model_type"),
            Map.entry("fct_model_fanout", "parent parent_model_type leaf_children"),
            Map.entry("fct_multiple_sources_joined", "child source_parents"),
            Map.entry("fct_rejoining_of_upstream_concepts", "parent child parent_and_child is_loop_independent"),
            Map.entry("fct_root_models", "child"),
            Map.entry("fct_source_fanout", "parent model_children"),
            Map.entry(
                    "fct_staging_dependent_on_marts_or_intermediate",
                    "parent parent_model_type child child_model_type"),
            Map.entry("fct_staging_dependent_on_staging", "parent parent_model_type child child_model_type"),
            Map.entry("fct_too_many_joins", "resource_name file_path join_count"),
            Map.entry("fct_unused_sources", "parent"),
            Map.entry(
                    "fct_missing_primary_key_tests",
                    "resource_name resource_type model_type is_primary_key_tested number_of_tests_on_model"
                            + " number_of_constraints_on_model"),
            Map.entry(
                    "fct_test_coverage",
                    "total_models total_tests tested_models test_coverage_pct base_test_coverage_pct"
                            + " staging_test_coverage_pct intermediate_test_coverage_pct marts_test_coverage_pct"
                            + " other_test_coverage_pct test_to_model_ratio"),
            Map.entry("fct_sources_without_freshness", "resource_name"),
            Map.entry(
                    "fct_documentation_coverage",
                    "total_models documented_models documentation_coverage_pct base_documentation_coverage_pct"
                            + " staging_documentation_coverage_pct intermediate_documentation_coverage_pct"
                            + " marts_documentation_coverage_pct other_documentation_coverage_pct"),
            Map.entry("fct_undocumented_models", "resource_name model_type"),
            Map.entry("fct_undocumented_source_tables", "resource_name"),
            Map.entry("fct_undocumented_sources", "source_name"),
            Map.entry("fct_model_naming_conventions", "resource_name prefix model_type appropriate_prefixes"),
            Map.entry(
                    "fct_model_directories",
                    "resource_name resource_type model_type current_file_path change_file_path_to"),
            Map.entry("fct_source_directories", "resource_name resource_type current_file_path change_file_path_to"),
            Map.entry("fct_test_directories", "test_name model_name current_test_directory change_test_directory_to"),
            Map.entry("fct_chained_views_dependencies", "parent child distance path"),
            Map.entry(
                    "fct_exposure_parents_materializations",
                    "parent_resource_type parent_resource_name exposure_name parent_model_materialization"),
            Map.entry("fct_public_models_without_contract", "resource_name is_public is_contract_enforced"),
            Map.entry(
                    "fct_undocumented_public_models",
                    "resource_name access is_described total_defined_columns total_described_columns"),
            Map.entry(
                    "fct_exposures_dependent_on_private_models",
                    "exposure_name parent_resource_name parent_access parent_resource_type"));

    static Set<String> tables() {
        return COLUMNS.keySet();
    }

    @ParameterizedTest
    @MethodSource("tables")
    void everyTableHasARuleWithItsColumns(String table) {
        List<RuleInfo> rules = Audit.ofAllRules().rules().stream()
                .filter(rule -> rule.aliases().contains(table))
                .toList();
        assertThat(rules).hasSize(1);

        String rule = rules.get(0).id();
        List<Finding> findings = RuleFixtures.of(rule).values().stream()
                .flatMap(project -> RuleTester.of(rule).findings(project).stream())
                .toList();

        assertThat(findings).isNotEmpty().allSatisfy(finding -> assertThat(
                        finding.facts().keySet())
                .containsExactly(COLUMNS.get(table).split(" ")));
    }
}
