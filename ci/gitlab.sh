#!/usr/bin/env bash
# The script of ci/gitlab.yml: checks, writes a Code Quality and a JUnit report, and comments where a token for it is there.
set -euo pipefail

plumbline=${PLUMBLINE:-$(cd "$(dirname "$0")/.." && pwd)/plumbline}
arguments=(check "${PLUMBLINE_DIRECTORY:-.}" --fail-on "${PLUMBLINE_FAIL_ON:-error}"
    --format text --format gitlab=gl-code-quality-report.json --format junit=plumbline-junit.xml)

since=${PLUMBLINE_CHANGED_SINCE:-${CI_MERGE_REQUEST_TARGET_BRANCH_NAME:+origin/$CI_MERGE_REQUEST_TARGET_BRANCH_NAME}}
if [ -n "$since" ] && [ "$since" != none ]; then
    arguments+=(--changed-since "$since")
    if [ -n "${PLUMBLINE_ACCOUNT:-}" ]; then arguments+=(--account "$PLUMBLINE_ACCOUNT"); fi
fi
if [ -n "${PLUMBLINE_BASELINE:-}" ]; then arguments+=(--baseline "$PLUMBLINE_BASELINE"); fi
if [ "${PLUMBLINE_FIXES:-true}" = true ]; then arguments+=(--fixes); fi
if [ -n "${CI_MERGE_REQUEST_IID:-}" ] && [ -n "${PLUMBLINE_GITLAB_TOKEN:-}" ]; then arguments+=(--comment); fi

exec "$plumbline" "${arguments[@]}"
