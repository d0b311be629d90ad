"""A policy's folder is read as it is."""

from __future__ import annotations

from pathlib import Path

import pytest
from given import NORTHSHIRE

from reunify.policy_folder import read_policy_folder


def test_rules_and_tests_are_found_by_their_paths() -> None:
    manifest, files = read_policy_folder(NORTHSHIRE)
    assert '"id": "northshire"' in manifest
    assert "rules/support-must-last.rhai" in files
    assert "tests/ready-to-decide.json" in files
    assert all(path.startswith(("rules/", "tests/")) for path in files)


def test_the_ends_of_lines_stay_as_they_are(tmp_path: Path) -> None:
    (tmp_path / "rules").mkdir()
    (tmp_path / "policy.json").write_bytes(b"{\r\n}")
    (tmp_path / "rules/a.rhai").write_bytes(b"let a = 1;\r\n")
    (tmp_path / "rules/notes.txt").write_bytes(b"not a rule")
    assert read_policy_folder(tmp_path) == ("{\r\n}", {"rules/a.rhai": "let a = 1;\r\n"})


def test_a_folder_without_a_policy_is_not_one(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        read_policy_folder(tmp_path)
