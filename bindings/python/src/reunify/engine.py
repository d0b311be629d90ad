"""A plan with policies laid over it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from .answer import Answer
from .at import At
from .case import Case
from .documents import Document, JsonObject, text
from .kept import Kept
from .plan import Plan

if TYPE_CHECKING:
    from .instance import Reunify


class Engine(Kept):
    """A plan with policies laid over it, ready to answer."""

    def __init__(self, reunify: Reunify, plan: Plan, compiled: JsonObject) -> None:
        super().__init__(reunify, compiled["engine"])
        self._plan = plan
        self.warnings: list[JsonObject] = compiled["warnings"]
        """What somebody should look at in the plan and the policies, though they can be used."""

    def evaluate(self, case: Case, at: At | date | str) -> Answer[JsonObject]:
        """Where a case stands on a day, with what had been recorded by a moment."""
        return self.reunify.ask({"call": "evaluate", **self._of(case), **_at(at).fields()})

    def explain(self, case: Case, item: str, at: At | date | str) -> Answer[JsonObject]:
        """Why an item of an evaluation is as it is, for somebody to read."""
        return self.reunify.ask({"call": "explain", **self._of(case), "item": item, **_at(at).fields()})

    def append(self, case: Case, entry: Document) -> Answer[JsonObject]:
        """Adds an entry to a case's log, and gives the receipt.

        Raises a `ReunifyError` with a `rejection` if the plan does not allow it; the case is then as
        it was.
        """
        return self.reunify.ask({"call": "append", **self._of(case), "entry": text(entry)})

    def form(self, id: str) -> Answer[JsonObject]:
        """The JSON Schema of a form, with the fields that policies add. An action names its form."""
        return self.reunify.ask({"call": "form", "engine": self.handle, "item": id})

    def changes(self) -> Answer[list[JsonObject]]:
        """What the policies change against the plan, which must not have been closed."""
        return self.reunify.ask({"call": "changes", "plan": self._plan.handle, "engine": self.handle})

    def _of(self, case: Case) -> JsonObject:
        return {"engine": self.handle, "case": case.handle_in(self.reunify)}


def _at(at: At | date | str) -> At:
    return at if isinstance(at, At) else At(at)
