"""Compiles all path shapes to one automaton: a path is followed once, whichever shapes it may fit.

A shape is a SPARQL property path over relation types: names, "^" (read from target to source), "/", "|", "*", "+",
"?" and brackets.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from graph.errors import ConfigurationError
from ontologies.model import PathShape
from screening.snapshot.risk import class_bits

TOKEN = re.compile(r"\s*(\^?[A-Z_]+|[()/|*+?])")
DEAD = -1


@dataclass(frozen=True, slots=True)
class Automaton:
    """A deterministic automaton; state 0 is the start.

    Attributes:
        table: Next state by state and number of the step; -1 where no shape goes on.
        accepts: Per state the shapes that a path may end here by.
        wanted: Per state the risk classes (bits) at which those shapes end.
    """

    table: NDArray[np.int16]
    accepts: tuple[tuple[PathShape, ...], ...]
    wanted: NDArray[np.uint8]


@dataclass(slots=True)
class _Steps:
    """A non-deterministic automaton while it is built: steps and free moves by state."""

    steps: list[dict[str, set[int]]] = field(default_factory=list)
    free: list[set[int]] = field(default_factory=list)

    def add(self) -> int:
        self.steps.append({})
        self.free.append(set())
        return len(self.steps) - 1

    def closure(self, states: set[int]) -> frozenset[int]:
        found, waiting = set(states), list(states)
        while waiting:
            for state in self.free[waiting.pop()] - found:
                found.add(state)
                waiting.append(state)
        return frozenset(found)


class _Parser:
    """Reads one expression into the automaton; every part is a pair of begin and end state."""

    def __init__(self, expression: str, steps: _Steps, names: Mapping[str, int]) -> None:
        self._tokens = TOKEN.findall(expression)
        self._expression = expression
        if "".join(self._tokens) != "".join(expression.split()):
            raise self._error()
        self._steps = steps
        self._names = names
        self._at = 0

    def parse(self) -> tuple[int, int]:
        part = self._alternatives()
        if self._at != len(self._tokens):
            raise self._error()
        return part

    def _error(self) -> ConfigurationError:
        return ConfigurationError(f"The path shape {self._expression!r} cannot be read.")

    def _next_is(self, *tokens: str) -> bool:
        return self._at < len(self._tokens) and self._tokens[self._at] in tokens

    def _alternatives(self) -> tuple[int, int]:
        parts = [self._sequence()]
        while self._next_is("|"):
            self._at += 1
            parts.append(self._sequence())
        begin, end = self._steps.add(), self._steps.add()
        for first, last in parts:
            self._steps.free[begin].add(first)
            self._steps.free[last].add(end)
        return begin, end

    def _sequence(self) -> tuple[int, int]:
        begin, end = self._repeated()
        while self._next_is("/"):
            self._at += 1
            first, last = self._repeated()
            self._steps.free[end].add(first)
            end = last
        return begin, end

    def _repeated(self) -> tuple[int, int]:
        begin, end = self._primary()
        while self._next_is("*", "+", "?"):
            sign = self._tokens[self._at]
            self._at += 1
            if sign in "*+":
                self._steps.free[end].add(begin)
            if sign in "*?":
                self._steps.free[begin].add(end)
        return begin, end

    def _primary(self) -> tuple[int, int]:
        if self._at >= len(self._tokens):
            raise self._error()
        word = self._tokens[self._at]
        self._at += 1
        if word == "(":
            part = self._alternatives()
            if not self._next_is(")"):
                raise self._error()
            self._at += 1
            return part
        if word not in self._names:
            raise self._error()
        begin, end = self._steps.add(), self._steps.add()
        self._steps.steps[begin].setdefault(word, set()).add(end)
        return begin, end


def compile_shapes(shapes: Sequence[PathShape], names: Mapping[str, int]) -> Automaton:
    """Return the automaton of shapes.

    Args:
        names: Number of each step ("PART_OF", "^PART_OF").

    Raises:
        ConfigurationError: An expression cannot be read, names an unknown relation type, or fits the empty path.
    """
    steps = _Steps()
    ends: dict[int, PathShape] = {}
    begins: set[int] = set()
    for shape in shapes:
        begin, end = _Parser(shape.expression, steps, names).parse()
        if end in steps.closure({begin}):
            raise ConfigurationError(f"The path shape {shape.id!r} fits a path without any step.")
        begins.add(begin)
        ends[end] = shape
    return _deterministic(steps, steps.closure(begins), ends, names)


def _deterministic(
    steps: _Steps, start: frozenset[int], ends: Mapping[int, PathShape], names: Mapping[str, int]
) -> Automaton:
    numbers: dict[frozenset[int], int] = {start: 0}
    waiting = [start]
    moves: list[tuple[int, int, int]] = []
    while waiting:
        states = waiting.pop()
        for name in sorted({name for state in states for name in steps.steps[state]}):
            reached = steps.closure({end for state in states for end in steps.steps[state].get(name, ())})
            if reached not in numbers:
                numbers[reached] = len(numbers)
                waiting.append(reached)
            moves.append((numbers[states], names[name], numbers[reached]))
    table = np.full((len(numbers), len(names)), DEAD, dtype=np.int16)
    for state, symbol, reached_number in moves:
        table[state, symbol] = reached_number
    accepts = tuple(tuple(shape for end, shape in ends.items() if end in states) for states in numbers)
    wanted = [class_bits({name for shape in found for name in shape.reaches}) for found in accepts]
    return Automaton(table, accepts, np.array(wanted, dtype=np.uint8))
