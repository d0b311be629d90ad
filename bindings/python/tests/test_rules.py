"""Rules of a policy: their limits, and those that mean harm."""

from __future__ import annotations

import json

import pytest
from given import DAY, REPOSITORY

from reunify import Case, JsonObject, Plan, Policy, Reunify, ReunifyError, RuleLimits

MANIFEST: JsonObject = {
    "format": "reunify-policy/1",
    "id": "local",
    "version": "1.0.0",
    "title": "Local",
    "owner": "Nobody",
    "plan": {"id": "reunification", "from": "1.0.0", "below": "2.0.0"},
    "sources": [{"id": "manual", "title": "Manual", "short": "Manual"}],
    "rules": [
        {
            "id": "rule",
            "title": "Rule",
            "script": "rules/rule.rhai",
            "reason": "Because.",
            "basis": {"authority": "local", "cites": [{"source": "manual", "at": "1", "verified": True}]},
        }
    ],
}


def policy_of(reunify: Reunify, script: str) -> Policy:
    return reunify.load_policy_files(MANIFEST, {"rules/rule.rhai": script})


def hostile(name: str) -> str:
    listed = json.loads((REPOSITORY / "tests/hostile/scripts.json").read_text(encoding="utf-8"))["scripts"]
    script = next(script for script in listed if script["name"] == name)
    if "script" in script:
        return str(script["script"])
    return str(script["head"] + script["body"] * script["times"] + script["tail"])


def test_a_limit_that_is_lowered_is_kept(reunify: Reunify, plan: Plan) -> None:
    policy = policy_of(reunify, 'case.advise("social-worker", "Look again.");')
    assert reunify.compile(plan, [policy]).warnings == []
    with pytest.raises(ReunifyError) as refused:
        reunify.compile(plan, [policy], limits=RuleLimits(script=10))
    assert refused.value.code == "script-limit"


def test_a_limit_that_is_raised_is_kept(reunify: Reunify, plan: Plan, case: Case) -> None:
    policy = policy_of(reunify, hostile("many findings"))
    engine = reunify.compile(plan, [policy], limits=RuleLimits(findings=1000))
    evaluation = engine.evaluate(case, DAY).value
    assert evaluation["failed-rules"] == []
    assert len(evaluation["findings"]) == 700


def test_a_hostile_rule_fails_alone(reunify: Reunify, plan: Plan, case: Case) -> None:
    policy = policy_of(reunify, hostile("many findings"))
    evaluation = reunify.compile(plan, [policy]).evaluate(case, DAY).value
    assert [failed["rule"] for failed in evaluation["failed-rules"]] == ["rule"]
    assert evaluation["failed-rules"][0]["problem"]["place"]["span"]["line"] == 1
    assert evaluation["findings"] == []
    assert evaluation["deadlines"]
    assert reunify.usable


def test_a_hostile_rule_that_can_be_seen_through_is_refused(reunify: Reunify, plan: Plan) -> None:
    policy = policy_of(reunify, hostile("loop for ever"))
    with pytest.raises(ReunifyError) as refused:
        reunify.compile(plan, [policy])
    assert refused.value.code == "script-forbidden"
    assert refused.value.diagnostics[0]["place"]["file"] == "local/rules/rule.rhai"
