"""B1 and B3: what listed parties hold of the candidate, by the regime rules of the day."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from ontologies.model import OwnershipRule
from screening.context import Context
from screening.indicators.finding import make_finding
from screening.indicators.listings import listings_in_force
from screening.ownership import Cascade, Holding, cascade, holdings_above
from screening.result import Evidence, Finding
from screening.sentences import say
from screening.snapshot.party import Tie
from screening.snapshot.risk import listing_indicator

MAJORITY = 50.0
LEAST_MINORITY = 10.0


@dataclass(frozen=True, slots=True)
class _Measured:
    """What owners hold that count together: all listed owners, or those that one regime rule counts.

    Attributes:
        rule: None for all listed owners: the indicator's own measure, 50 or more.
    """

    rule: OwnershipRule | None
    listings: Mapping[int, Sequence[Tie]]
    total: Cascade

    @property
    def is_majority(self) -> bool:
        """Whether the known shares alone reach the threshold."""
        return _reaches(self.rule, self.total.least)


def _reaches(rule: OwnershipRule | None, total: float) -> bool:
    if rule is not None and rule.is_strict:
        return total > rule.threshold
    return total >= (rule.threshold if rule else MAJORITY)


def find_ownership(context: Context) -> Iterator[Finding]:
    """B1: owned for 50 % or more by listed parties, in layers. B3: a smaller or unknown share of theirs."""
    holdings = holdings_above(context.world, context.candidate.row, context.day)
    owners = sorted({holding.owner for holding in holdings})
    listed = {row: found for row in owners if (found := listings_in_force(context, context.world.party(row)))}
    if not listed:
        return
    every = _measure(context, holdings, listed, None)
    if every.is_majority:
        measured = [_measure(context, holdings, listed, rule) for rule in _rules_in_force(context)]
        yield _majority(context, every, [item for item in measured if item.total.owners and item.is_majority])
    elif every.total.most >= LEAST_MINORITY:
        yield _minority(context, every)


def _measure(
    context: Context, holdings: Sequence[Holding], listed: Mapping[int, Sequence[Tie]], rule: OwnershipRule | None
) -> _Measured:
    counted = {row: [tie for tie in ties if rule is None or _counts(rule, tie)] for row, ties in listed.items()}
    kept = {row: ties for row, ties in counted.items() if ties}
    total = cascade(context.candidate.row, holdings, kept.keys(), lambda share: _reaches(rule, share))
    return _Measured(rule, kept, total)


def _rules_in_force(context: Context) -> list[OwnershipRule]:
    day = context.as_of.isoformat()
    return [rule for rule in context.ontology.ownership_rules if rule.force_from <= day < (rule.force_to or "9999")]


def _counts(rule: OwnershipRule, listing: Tie) -> bool:
    return any(
        all(listing.properties.get(name) in allowed for name, allowed in condition.items()) for condition in rule.counts
    )


def _majority(context: Context, every: _Measured, by_rule: Sequence[_Measured]) -> Finding:
    language = context.language
    sentence = say(
        "owned",
        language,
        share=_number(every.total.least),
        owners=_owners(context, every.total),
        rule=_rules(context, every, by_rule),
    )
    origins = [tie.properties["origin"] for row in every.total.owners for tie in every.listings[row]]
    return make_finding(
        context,
        "B1",
        f"{sentence} {_layers(context, every.total.counted)}",
        _evidence(context, every),
        band=_band(context, every, by_rule),
        origins=origins,
    )


def _rules(context: Context, every: _Measured, by_rule: Sequence[_Measured]) -> str:
    """Return the rules that give this legal effect on the day, and what is known of one that has lapsed."""
    texts = [
        say("owned_rule", context.language, rule=item.rule.label.in_language(context.language))
        for item in by_rule
        if item.rule
    ]
    ties = [tie for row in every.total.owners for tie in every.listings[row]]
    for rule in context.ontology.ownership_rules:
        has_lapsed = rule.force_to and rule.force_to <= context.as_of.isoformat() and rule.afterwards is not None
        if has_lapsed and rule.afterwards and any(_counts(rule, tie) for tie in ties):
            texts.append(f"{rule.label.in_language(context.language)}: {rule.afterwards.in_language(context.language)}")
    return " ".join(texts) or say("owned_no_rule", context.language)


def _band(context: Context, every: _Measured, by_rule: Sequence[_Measured]) -> str:
    """Return LEGAL where a rule of the EU is met, else the heaviest band of the owners below that (band note of B1)."""
    if any("authorityLevel" in condition for item in by_rule if item.rule for condition in item.rule.counts):
        return "LEGAL"
    ranks = context.ontology.vocabularies["Band"]
    ties = [tie for row in every.total.owners for tie in every.listings[row]]
    bands = {context.ontology.indicators[listing_indicator(tie, context.ontology)].band for tie in ties} - {"LEGAL"}
    return min(bands, key=lambda band: ranks[band].rank, default="HIGH")


def _minority(context: Context, every: _Measured) -> Finding:
    total = every.total
    owners = _owners(context, total)
    if total.least == total.most:
        sentence = say("owned_partly", context.language, owners=owners, share=_number(total.least))
    else:
        interval = {"least": _number(total.least), "most": _number(total.most)}
        sentence = say("owned_unknown", context.language, owners=owners, **interval)
    return make_finding(context, "B3", f"{sentence} {_layers(context, total.counted)}", _evidence(context, every))


def _owners(context: Context, total: Cascade) -> str:
    return ", ".join(context.world.party(row).name for row in total.owners)


def _layers(context: Context, counted: Sequence[Holding]) -> str:
    """Return the calculation, layer by layer."""
    lines = [
        say(
            "layer",
            context.language,
            owner=context.world.party(holding.owner).name,
            share=f"{_number(holding.share)} %"
            if holding.share is not None
            else say("share_unknown", context.language),
            asset=context.world.party(holding.asset).name,
        )
        for holding in counted
    ]
    return "; ".join(lines) + "."


def _evidence(context: Context, every: _Measured) -> list[Evidence]:
    shares = [context.tie_evidence(context.world.tie(holding.edge)) for holding in every.total.counted]
    listings = [context.tie_evidence(tie) for row in every.total.owners for tie in every.listings[row]]
    return [*shares, *listings]


def _number(value: float) -> str:
    return f"{value:g}"
