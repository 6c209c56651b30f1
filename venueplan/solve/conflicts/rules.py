"""Columns to choose from, and the rules of a planner over them, each with a name and a price."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from ortools.sat.python import cp_model

Group = tuple[int, ...]


@dataclass(frozen=True, kw_only=True)
class ColumnRule:
    """One rule of the planner.

    Attributes
    ----------
    name
        Unique.
    cost
        What it costs to give it up.
    needs
        Of each group at least one column is chosen: those whom the rule names are there.
    forbids
        Columns that are not chosen.
    apart
        Of each group at most one column is chosen.
    limits
        Of each group at most so many columns are chosen.
    implied
        Groups of which one column is chosen where another one is: (that one, group).
    """

    name: str
    cost: int = 1
    needs: tuple[Group, ...] = ()
    forbids: Group = ()
    apart: tuple[Group, ...] = ()
    limits: tuple[tuple[Group, int], ...] = ()
    implied: tuple[tuple[int, Group], ...] = ()


@dataclass(frozen=True, kw_only=True)
class RuledColumns:
    """Columns, what holds for them by nature, and the rules that a planner could give up.

    Attributes
    ----------
    at_most_one
        Groups of which at most one column is ever chosen.
    implies
        Groups of which one column is chosen where another one is: (that one, group).
    wanted
        Groups of which one should be chosen even where every rule is given up, by the names of the rules that want it.
    """

    rules: tuple[ColumnRule, ...]
    at_most_one: tuple[Group, ...] = ()
    implies: tuple[tuple[int, Group], ...] = ()
    wanted: Mapping[Group, frozenset[str]] = field(default_factory=dict)

    @cached_property
    def costs(self) -> dict[str, int]:
        """Cost of giving up each rule, by its name."""
        return {rule.name: rule.cost for rule in self.rules}

    def model(self, names: Collection[str], *, wanted: bool = False) -> tuple[cp_model.CpModel, dict[str, Any]]:
        """Return a model without an objective in which each of some rules holds where its literal is true.

        Parameters
        ----------
        wanted
            Whether what these rules want has to be there even where they are given up.
        """
        # Loading OR-Tools takes half a second: only who solves pays for it.
        from ortools.sat.python import cp_model  # noqa: PLC0415

        model = cp_model.CpModel()
        rules = [rule for rule in self.rules if rule.name in names]
        groups = [group for group, by in self.wanted.items() if wanted and by.intersection(names)]
        columns = self._reached([*(group for rule in rules for group in rule.needs), *groups])
        literals = {column: model.new_bool_var("") for column in sorted(columns)}
        for group in groups:
            model.add_bool_or(_present(group, literals))
        self._add_nature(model, literals)
        switches = {rule.name: model.new_bool_var("") for rule in rules}
        for rule in rules:
            _add_rule(model, rule, literals=literals, switch=switches[rule.name])
        return model, switches

    def _reached(self, groups: Iterable[Group]) -> set[int]:
        """Return the columns of some groups and all that these imply; nobody else is there."""
        found = {column for group in groups for column in group}
        for column, group in self.implies:
            if column in found:
                found.update(group)
        return found

    def _add_nature(self, model: cp_model.CpModel, literals: Mapping[int, Any]) -> None:
        for group in self.at_most_one:
            here = _present(group, literals)
            if len(here) > 1:
                model.add_at_most_one(here)
        for column, group in self.implies:
            if column in literals:
                model.add_bool_or([*_present(group, literals), ~literals[column]])


def _add_rule(model: cp_model.CpModel, rule: ColumnRule, *, literals: Mapping[int, Any], switch: Any) -> None:
    for group in rule.needs:
        model.add_bool_or([*_present(group, literals), ~switch])
    for literal in _present(rule.forbids, literals):
        model.add_implication(switch, ~literal)
    for group in rule.apart:
        here = _present(group, literals)
        if len(here) > 1:
            model.add_at_most_one(here).only_enforce_if(switch)
    for group, most in rule.limits:
        model.add(sum(_present(group, literals)) <= most).only_enforce_if(switch)
    for column, group in rule.implied:
        if column in literals:
            model.add_bool_or([*_present(group, literals), ~literals[column], ~switch])


def _present(group: Iterable[int], literals: Mapping[int, Any]) -> list[Any]:
    return [literals[column] for column in group if column in literals]
