#!/usr/bin/env bash
# The step of action.yml: checks, writes annotations, a step summary and SARIF, and comments where it may. The exit code is the check's.
set -euo pipefail

plumbline=${PLUMBLINE:-$(cd "$(dirname "$0")/.." && pwd)/plumbline}
sarif=$RUNNER_TEMP/plumbline.sarif
summary=$RUNNER_TEMP/plumbline-summary.md
arguments=(check "${PLUMBLINE_DIRECTORY:-.}" --fail-on "${PLUMBLINE_FAIL_ON:-error}"
    --format github --format "sarif=$sarif" --format "github-summary=$summary")

since=${PLUMBLINE_CHANGED_SINCE:-${GITHUB_BASE_REF:+origin/$GITHUB_BASE_REF}}
if [ -n "$since" ] && [ "$since" != none ]; then
    arguments+=(--changed-since "$since")
    if [ -n "${PLUMBLINE_ACCOUNT:-}" ]; then arguments+=(--account "$PLUMBLINE_ACCOUNT"); fi
fi
if [ -n "${PLUMBLINE_BASELINE:-}" ]; then arguments+=(--baseline "$PLUMBLINE_BASELINE"); fi
if [ "${PLUMBLINE_FIXES:-true}" = true ]; then arguments+=(--fixes); fi
case ${GITHUB_REF:-} in
refs/pull/*) if [ "${PLUMBLINE_COMMENT:-true}" = true ]; then arguments+=(--comment); fi ;;
esac

rm -f "$sarif" "$summary"
status=0
"$plumbline" "${arguments[@]}" || status=$?
if [ -f "$summary" ]; then cat "$summary" >>"$GITHUB_STEP_SUMMARY"; fi
if [ -f "$sarif" ]; then echo "sarif=$sarif" >>"$GITHUB_OUTPUT"; fi
exit "$status"
