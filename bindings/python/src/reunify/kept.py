"""What an instance keeps for its host."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .closes import Closes
from .errors import ReunifyError, disposed

if TYPE_CHECKING:
    from .instance import Reunify


class Kept(Closes):
    """Something that an instance keeps. It is let go of with `with`, with `close`, or in time."""

    _handle: int | None = None

    def __init__(self, reunify: Reunify, handle: int) -> None:
        self._reunify = reunify
        self._handle = handle

    @property
    def reunify(self) -> Reunify:
        """The instance that keeps this."""
        return self._reunify

    def handle_in(self, reunify: Reunify) -> int:
        """The number by which an instance knows this."""
        if self._handle is None:
            raise disposed(type(self).__name__.lower())
        if self._reunify is not reunify:
            # The number would be of another thing there, perhaps of another child.
            raise ReunifyError("unknown-handle", f"this {type(self).__name__.lower()} was loaded in another instance")
        return self._handle

    @property
    def handle(self) -> int:
        """The number by which its instance knows this."""
        return self.handle_in(self._reunify)

    def close(self) -> None:
        """Lets go of the memory. What was made from this can still be used."""
        if self._handle is not None:
            self._reunify.forget(self._handle)
            self._handle = None

    def __del__(self) -> None:
        self.close()
