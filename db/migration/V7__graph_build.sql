-- What dbt's last runs left beside a project: tables of its catalog, results of its run, and how its manifest differs.
alter table graph add column build json not null default '{"tables":[],"runs":[],"check":null}';
