"""The examples of the README run as they are written, one after the other."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
from given import CASE, NORTHSHIRE, REPOSITORY

README = (REPOSITORY / "bindings/python/README.md").read_text(encoding="utf-8")
EXAMPLES = re.findall(r"^```python\n(.*?)^```", README, re.MULTILINE | re.DOTALL)


def test_the_examples_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "case.json").write_text(CASE, encoding="utf-8")
    shutil.copytree(NORTHSHIRE, tmp_path / "northshire")
    monkeypatch.chdir(tmp_path)
    names: dict[str, object] = {}
    printed: list[str] = []
    for example in EXAMPLES:
        exec(compile(example, "README.md", "exec"), names)
        printed.append(capsys.readouterr().out)
    evaluated, appended, counted = printed
    assert "due 2026-02-03" in evaluated
    assert appended == ""
    assert '"seq": 59' in (tmp_path / "case.json").read_text(encoding="utf-8")
    assert counted.strip() == "20"
