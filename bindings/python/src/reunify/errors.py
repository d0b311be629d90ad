"""The one error."""

from __future__ import annotations

from .documents import JsonObject


class ReunifyError(Exception):
    """Why there is no answer. The code is stable, and for programs; the message is for people."""

    def __init__(
        self,
        code: str,
        message: str,
        *,
        diagnostics: list[JsonObject] | None = None,
        rejection: JsonObject | None = None,
    ) -> None:
        super().__init__(code, message)
        self.code = code
        """The stable name of the reason."""
        self.message = message
        """The reason, in a sentence."""
        self.diagnostics: list[JsonObject] = diagnostics or []
        """Everything that is wrong with a document, each with its place, where that is the reason."""
        self.rejection = rejection
        """Why an entry was refused, where that is the reason."""

    @property
    def place(self) -> str | None:
        """Where it is in the document or the entry: a JSON pointer, where there is one."""
        if self.rejection is not None:
            return self.rejection.get("pointer")
        if self.diagnostics:
            place: JsonObject = self.diagnostics[0].get("place") or {}
            return place.get("pointer")
        return None

    def __str__(self) -> str:
        return f"{self.code}: {self.message}"


def lost() -> ReunifyError:
    """The error of an instance that stopped, and of everything that was loaded in it."""
    return ReunifyError("instance-lost", "the instance stopped: load what is needed in a new one")


def bad_module(why: str) -> ReunifyError:
    """The error of a module that is not that of reunify."""
    return ReunifyError("bad-module", why)


def not_utf8(what: str) -> ReunifyError:
    """The error of text that is not Unicode, and of bytes that are not UTF-8."""
    return ReunifyError("not-utf8", f"{what} is not Unicode text")


def disposed(what: str) -> ReunifyError:
    """The error of something that was closed."""
    return ReunifyError("disposed", f"this {what} was closed, and cannot be used any more")
