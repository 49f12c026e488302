-- The views of SNOWFLAKE.ACCOUNT_USAGE that the checks read, as Snowflake documents them: every column but those it calls "not
-- applicable". After the name stand the database roles that may read a view, and whether it needs Enterprise Edition.

create table access_history ( -- GOVERNANCE_VIEWER enterprise
  query_id varchar, query_start_time timestamp_ltz, user_name varchar, direct_objects_accessed array,
  base_objects_accessed array, objects_modified array, object_modified_by_ddl object, policies_referenced array,
  parent_query_id varchar, root_query_id varchar, event_source varchar, additional_properties variant,
  invoker_identity variant, agents_info array);

create table columns ( -- OBJECT_VIEWER
  column_id number, column_name varchar, table_id number, table_name varchar, table_schema_id number,
  table_schema varchar, table_catalog_id number, table_catalog varchar, ordinal_position number,
  column_default varchar, is_nullable varchar, data_type varchar, character_maximum_length number,
  character_octet_length number, numeric_precision number, numeric_precision_radix number, numeric_scale number,
  is_identity varchar, identity_generation varchar, identity_cycle varchar, identity_ordered varchar,
  schema_evolution_record varchar, comment varchar, deleted timestamp_ltz, data_type_alias varchar,
  expression varchar, kind varchar);

create table copy_history ( -- USAGE_VIEWER
  file_name varchar, stage_location varchar, last_load_time timestamp_ltz, row_count number, row_parsed number,
  file_size number, first_error_message varchar, first_error_line_number number, first_error_character_pos number,
  first_error_column_name varchar, error_count number, error_limit number, status varchar, table_id number,
  table_name varchar, table_schema_id number, table_schema_name varchar, table_catalog_id number,
  table_catalog_name varchar, pipe_catalog_name varchar, pipe_schema_name varchar, pipe_name varchar,
  pipe_received_time timestamp_ltz, first_commit_time timestamp_ltz, bytes_billed number);

create table credentials ( -- SECURITY_VIEWER
  credential_id number, name varchar, user_name varchar, type varchar, domain varchar, comment varchar,
  status varchar, additional_details object, created_by varchar, last_altered_by varchar,
  created_on timestamp_ltz, last_used_on timestamp_ltz, last_altered timestamp_ltz,
  expiration_date timestamp_ltz);

create table dynamic_table_refresh_history ( -- USAGE_VIEWER
  name varchar, schema_name varchar, database_name varchar, id number, schema_id number, database_id number,
  state varchar, state_code varchar, state_message varchar, query_id varchar, data_timestamp timestamp_ltz,
  refresh_start_time timestamp_ltz, refresh_end_time timestamp_ltz, completion_target timestamp_ltz,
  qualified_name varchar, last_completed_dependency object, statistics object, refresh_action varchar,
  reinit_reason varchar, refresh_trigger varchar, target_lag_sec number, graph_history_valid_from timestamp_ntz);

create table grants_to_roles ( -- SECURITY_VIEWER
  created_on timestamp_ltz, modified_on timestamp_ltz, privilege varchar, granted_on varchar, name varchar,
  table_catalog varchar, table_schema varchar, granted_to varchar, grantee_name varchar, grant_option boolean,
  granted_by varchar, deleted_on timestamp_ltz, granted_by_role_type varchar, object_instance varchar);

create table grants_to_users ( -- SECURITY_VIEWER
  created_on timestamp_ltz, deleted_on timestamp_ltz, role varchar, granted_to varchar, grantee_name varchar,
  granted_by varchar);

create table login_history ( -- SECURITY_VIEWER
  event_id number, event_timestamp timestamp_ltz, event_type varchar, user_name varchar, client_ip varchar,
  reported_client_type varchar, reported_client_version varchar, first_authentication_factor varchar,
  second_authentication_factor varchar, is_success varchar, error_code number, error_message varchar,
  related_event_id number, connection varchar, client_private_link_id varchar,
  first_authentication_factor_id varchar, second_authentication_factor_id varchar, login_details varchar,
  authorizing_integration_name varchar);

create table metering_daily_history ( -- USAGE_VIEWER
  service_type varchar, usage_date date, credits_used_compute number(38,9),
  credits_used_cloud_services number(38,9), credits_used number(38,9),
  credits_adjustment_cloud_services number(38,9), credits_billed number(38,9));

create table metering_history ( -- USAGE_VIEWER
  service_type varchar, start_time timestamp_ltz, end_time timestamp_ltz, entity_id number, entity_type varchar,
  name varchar, database_id number, database_name varchar, schema_id number, schema_name varchar,
  credits_used_compute number(38,9), credits_used_cloud_services number(38,9), credits_used number(38,9),
  bytes number, "ROWS" number, files number);

create table network_policies ( -- SECURITY_VIEWER
  id number, name varchar, owner varchar, owner_role_type varchar, comment varchar, created timestamp_ltz,
  last_altered timestamp_ltz, deleted timestamp_ltz, allowed_ip_list varchar, blocked_ip_list varchar);

create table object_dependencies ( -- OBJECT_VIEWER
  referenced_database varchar, referenced_schema varchar, referenced_object_name varchar,
  referenced_object_id number, referenced_object_domain varchar, referencing_database varchar,
  referencing_schema varchar, referencing_object_name varchar, referencing_object_id number,
  referencing_object_domain varchar, dependency_type varchar);

create table pipe_usage_history ( -- USAGE_VIEWER
  pipe_id number, pipe_name varchar, start_time timestamp_ltz, end_time timestamp_ltz, credits_used number(38,9),
  bytes_inserted float, files_inserted variant, bytes_billed number);

create table policy_references ( -- GOVERNANCE_VIEWER SECURITY_VIEWER
  policy_db varchar, policy_schema varchar, policy_id number, policy_name varchar, policy_kind varchar,
  ref_database_name varchar, ref_schema_name varchar, ref_entity_name varchar, ref_entity_domain varchar,
  ref_column_name varchar, ref_arg_column_names varchar, tag_database varchar, tag_schema varchar,
  tag_name varchar, policy_status varchar);

create table query_attribution_history ( -- USAGE_VIEWER GOVERNANCE_VIEWER
  query_id varchar, parent_query_id varchar, root_query_id varchar, warehouse_id number, warehouse_name varchar,
  query_hash varchar, query_parameterized_hash varchar, query_tag varchar, user_name varchar,
  start_time timestamp_ltz, end_time timestamp_ltz, credits_attributed_compute float,
  credits_used_query_acceleration float);

create table query_history ( -- GOVERNANCE_VIEWER
  query_id varchar, query_text varchar, database_id number, database_name varchar, schema_id number,
  schema_name varchar, query_type varchar, session_id number, authn_event_id number, user_name varchar,
  role_name varchar, warehouse_id number, warehouse_name varchar, warehouse_size varchar, warehouse_type varchar,
  cluster_number number, query_tag varchar, execution_status varchar, error_code number, error_message varchar,
  start_time timestamp_ltz, end_time timestamp_ltz, total_elapsed_time number, bytes_scanned number,
  percentage_scanned_from_cache float, bytes_written number, bytes_written_to_result number,
  bytes_read_from_result number, rows_produced number, rows_inserted number, rows_updated number,
  rows_deleted number, rows_unloaded number, bytes_deleted number, partitions_scanned number,
  partitions_total number, bytes_spilled_to_local_storage number, bytes_spilled_to_remote_storage number,
  bytes_sent_over_the_network number, compilation_time number, execution_time number,
  queued_provisioning_time number, queued_repair_time number, queued_overload_time number,
  transaction_blocked_time number, outbound_data_transfer_cloud varchar, outbound_data_transfer_region varchar,
  outbound_data_transfer_bytes number, inbound_data_transfer_cloud varchar, inbound_data_transfer_region varchar,
  inbound_data_transfer_bytes number, list_external_files_time number, credits_used_cloud_services number(38,9),
  release_version varchar, external_function_total_invocations number, external_function_total_sent_rows number,
  external_function_total_received_rows number, external_function_total_sent_bytes number,
  external_function_total_received_bytes number, query_load_percent number, is_client_generated_statement boolean,
  query_acceleration_bytes_scanned number, query_acceleration_partitions_scanned number,
  query_acceleration_upper_limit_scale_factor number, transaction_id number, child_queries_wait_time number,
  role_type varchar, query_hash varchar, query_hash_version number, query_parameterized_hash varchar,
  query_parameterized_hash_version number, secondary_role_stats varchar, rows_written_to_result number,
  query_retry_time number, query_retry_cause varchar, fault_handling_time number, user_type varchar,
  user_database_name varchar, user_database_id varchar, user_schema_name varchar, user_schema_id varchar,
  bind_values array, agent_type varchar);

create table query_insights ( -- GOVERNANCE_VIEWER
  start_time timestamp_ltz, end_time timestamp_ltz, total_elapsed_time number, query_id varchar,
  query_hash varchar, query_parameterized_hash varchar, warehouse_id varchar, warehouse_name varchar,
  insight_instance_id number, insight_type_id varchar, message variant, suggestions array,
  is_opportunity boolean, insight_topic varchar);

create table search_optimization_benefits ( -- USAGE_VIEWER enterprise
  start_time timestamp_ltz, end_time timestamp_ltz, table_id number, table_name varchar, schema_id number,
  schema_name varchar, database_id number, database_name varchar, num_scans number, partitions_scanned number,
  partitions_pruned_default number, partitions_pruned_additional number);

create table stage_storage_usage_history ( -- USAGE_VIEWER
  usage_date date, average_stage_bytes number(38,6));

create table streams ( -- OBJECT_VIEWER
  stream_id number, stream_name varchar, stream_schema_id number, stream_schema varchar, stream_catalog_id number,
  stream_catalog varchar, owner varchar, comment varchar, table_name varchar, source_type varchar,
  base_tables varchar, type varchar, mode varchar, stale_after timestamp_ltz, invalid_reason varchar,
  created timestamp_ltz, last_altered timestamp_ltz, deleted timestamp_ltz, owner_role_type varchar);

create table table_dml_history ( -- USAGE_VIEWER
  start_time timestamp_ltz, end_time timestamp_ltz, table_id number, table_name varchar, schema_id number,
  schema_name varchar, database_id number, database_name varchar, rows_added number, rows_removed number,
  rows_updated number);

create table table_query_pruning_history ( -- USAGE_VIEWER
  interval_start_time timestamp_ltz, interval_end_time timestamp_ltz, table_id number, table_name varchar,
  schema_id number, schema_name varchar, database_id number, database_name varchar, warehouse_id number,
  warehouse_name varchar, query_hash varchar, query_parameterized_hash varchar, num_queries number,
  aggregate_query_elapsed_time number, aggregate_query_compilation_time number,
  aggregate_query_execution_time number, partitions_scanned number, partitions_pruned number, rows_scanned number,
  rows_pruned number, rows_matched number);

create table table_storage_metrics ( -- USAGE_VIEWER
  id number, table_name varchar, table_schema_id number, table_schema varchar, table_catalog_id number,
  table_catalog varchar, clone_group_id number, is_transient varchar, active_bytes number,
  time_travel_bytes number, failsafe_bytes number, retained_for_clone_bytes number, deleted boolean,
  table_created timestamp_ltz, table_dropped timestamp_ltz, table_entered_failsafe timestamp_ltz,
  schema_created timestamp_ltz, schema_dropped timestamp_ltz, catalog_created timestamp_ltz,
  catalog_dropped timestamp_ltz, comment varchar, instance_id number,
  archive_storage_cool_active_bytes number, archive_storage_cold_active_bytes number,
  archive_storage_cool_time_travel_bytes number, archive_storage_cold_time_travel_bytes number,
  archive_storage_cool_failsafe_bytes number, archive_storage_cold_failsafe_bytes number,
  archive_storage_cool_early_deletion_penalty_bytes number, archive_storage_cold_early_deletion_penalty_bytes number);

create table tables ( -- OBJECT_VIEWER
  table_id number, table_name varchar, table_schema_id number, table_schema varchar, table_catalog_id number,
  table_catalog varchar, table_owner varchar, table_type varchar, is_transient varchar, clustering_key varchar,
  row_count number, bytes number, retention_time number, created timestamp_ltz, last_altered timestamp_ltz,
  last_ddl timestamp_ltz, last_ddl_by varchar, deleted timestamp_ltz, auto_clustering_on varchar, comment varchar,
  owner_role_type varchar, instance_id number, is_iceberg varchar, is_dynamic varchar, is_hybrid varchar,
  archive_storage_cool_row_count number, archive_storage_cool_bytes number, archive_storage_cold_row_count number,
  archive_storage_cold_bytes number);

create table task_history ( -- USAGE_VIEWER
  name varchar, query_text varchar, condition_text varchar, schema_name varchar, task_schema_id number,
  database_name varchar, task_database_id number, scheduled_time timestamp_ltz, completed_time timestamp_ltz,
  state varchar, return_value varchar, query_id varchar, query_start_time timestamp_ltz, error_code varchar,
  error_message varchar, graph_version number, run_id number, root_task_id varchar, scheduled_from varchar,
  attempt_number number, instance_id number, config varchar, query_hash varchar, query_hash_version number,
  query_parameterized_hash varchar, query_parameterized_hash_version number, graph_run_group_id varchar,
  backfill_info object, spcs_job_id number);

create table users ( -- SECURITY_VIEWER
  user_id number, name varchar, created_on timestamp_ltz, deleted_on timestamp_ltz, login_name varchar,
  display_name varchar, first_name varchar, last_name varchar, email varchar, must_change_password boolean,
  has_password boolean, comment varchar, disabled variant, snowflake_lock variant, default_warehouse varchar,
  default_namespace varchar, default_role varchar, ext_authn_duo boolean, ext_authn_uid varchar, has_mfa boolean,
  bypass_mfa_until timestamp_ltz, last_success_login timestamp_ltz, expires_at timestamp_ltz,
  locked_until_time timestamp_ltz, has_rsa_public_key boolean, password_last_set_time timestamp_ltz,
  owner varchar, default_secondary_role varchar, has_pat boolean, has_workload_identity boolean, type varchar,
  database_name varchar, database_id number, schema_name varchar, schema_id number,
  is_from_organization_user boolean);

create table views ( -- OBJECT_VIEWER
  table_id number, table_name varchar, table_schema_id number, table_schema varchar, table_catalog_id number,
  table_catalog varchar, table_owner varchar, view_definition varchar, is_secure varchar, created timestamp_ltz,
  last_altered timestamp_ltz, last_ddl timestamp_ltz, last_ddl_by varchar, deleted timestamp_ltz, comment varchar,
  instance_id number, owner_role_type varchar);

create table warehouse_events_history ( -- USAGE_VIEWER
  "TIMESTAMP" timestamp_ltz, warehouse_id number, warehouse_name varchar, cluster_number number,
  event_name varchar, event_reason varchar, event_state varchar, user_name varchar, role_name varchar,
  query_id varchar, size varchar, cluster_count varchar, warehouse_type varchar, resource_constraint varchar);

create table warehouse_metering_history ( -- USAGE_VIEWER
  start_time timestamp_ltz, end_time timestamp_ltz, warehouse_id number, warehouse_name varchar,
  credits_used number(38,9), credits_used_compute number(38,9), credits_used_cloud_services number(38,9),
  credits_attributed_compute_queries number(38,9));
