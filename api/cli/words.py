"""The words of the command line's text output, in Dutch and English."""

from collections.abc import Mapping

from ontologies.model import Label, Language

WORDS: Mapping[str, Label] = {
    "standing_note": Label(
        "Dit is een hulpmiddel, geen besluit. Een verband is reden voor nader onderzoek. Geen signalen betekent niet dat samenwerken zonder risico is.",
        "This is an aid, not a decision. A link is a reason to look further. No signals does not mean cooperation is without risk.",
    ),
    "demo_fictional": Label(
        "Voorbeeldgegevens. De partijen zijn verzonnen; de autoriteiten bestaan en zeggen niets over hen.",
        "Sample data. The parties are made up; the authorities are real and say nothing about them.",
    ),
    "demo_listed": Label("Een partner die zelf op een lijst staat.", "A partner that is itself listed."),
    "demo_laboratory": Label(
        "Een partner die op geen lijst staat, maar een laboratorium is van een vermelde universiteit.",
        "A partner that is on no list, but is a laboratory of a listed university.",
    ),
    "demo_owned": Label(
        "Een partner die via twee lagen (55\N{NO-BREAK SPACE}% en 60\N{NO-BREAK SPACE}%) eigendom is van een vermeld bedrijf.",
        "A partner owned through two layers (55\N{NO-BREAK SPACE}% and 60\N{NO-BREAK SPACE}%) by a listed company.",
    ),
    "demo_alike": Label(
        "Een partner waarvan alleen de naam op een vermelde lijkt.",
        "A partner of which only the name resembles a listed one.",
    ),
    "demo_clean": Label("Een partner die in geen lijst voorkomt.", "A partner that is in no list."),
    "demo_all": Label("Voor alle vijf", "For all five"),
    "demo_next": Label(
        "Zelf verder met deze voorbeelden:\n  KENNISGRAAF_HOME={home} {program} screen NAAM\nMet echte lijsten:\n  {program} sources load --dir MAP\n  {program} screen NAAM",
        "Go on with these samples:\n  KENNISGRAAF_HOME={home} {program} screen NAME\nWith real lists:\n  {program} sources load --dir FOLDER\n  {program} screen NAME",
    ),
    "question": Label("Vraag", "Question"),
    "as_of": Label("peildatum", "as of"),
    "snapshot": Label("momentopname", "snapshot"),
    "nobody_organization": Label(
        "Geen organisatie met een naam die hierop lijkt, in {count} lijsten. Personen zijn niet doorzocht (--person).",
        "No organisation with a name like this, in {count} lists. Persons were not searched (--person).",
    ),
    "nobody_person": Label(
        "Geen persoon met een naam die hierop lijkt, in {count} lijsten. Organisaties zijn niet doorzocht (zonder --person).",
        "No person with a name like this, in {count} lists. Organisations were not searched (without --person).",
    ),
    "more_candidates": Label(
        "Nog {count} kandidaten tellen mee voor de uitkomst en staan hier niet (--limit).",
        "{count} more candidates count for the outcome and are not shown (--limit).",
    ),
    "try": Label(
        "Probeer de naam in het eigen schrift, een nummer (--id) of een website (--website).",
        "Try the name in its own script, a number (--id) or a website (--website).",
    ),
    "identity": Label("wie dit is", "who this is"),
    "score": Label("{score} van 100", "{score} of 100"),
    "why": Label("Waarom deze partij", "Why this party"),
    "findings": Label("Bevindingen", "Findings"),
    "no_findings": Label("Geen bevindingen.", "No findings."),
    "benign": Label("Mogelijke gewone verklaring", "Possible ordinary explanation"),
    "follow_up": Label("Wat u kunt doen", "What to do"),
    "paths": Label("Paden", "Paths"),
    "truncated": Label("Er zijn meer paden dan hier staan.", "There are more paths than shown."),
    "period_unknown": Label("periode onbekend", "period unknown"),
    "until": Label("tot", "until"),
    "since": Label("sinds", "since"),
    "sources_of": Label("Bronnen", "Sources"),
    "seen": Label("uitgave van", "edition of"),
    "records_joined": Label("samengevoegd uit {count} records", "joined from {count} records"),
    "joined": Label(
        "Afleiding van dit systeem: {record} is dezelfde partij ({reason}).",
        "Inference of this system: {record} is the same party ({reason}).",
    ),
    "own_statement": Label("eigen opgave, {record}, peildatum {date}", "own statement, {record}, as of {date}"),
    "relation": Label("relatie", "relation"),
    "more_in_json": Label("en nog {count} in --format json", "and {count} more in --format json"),
    "searched": Label("Doorzocht", "Searched"),
    "not_searched": Label(
        "Niet doorzocht ({count} lijsten; alle in --format json)", "Not searched ({count} lists; all in --format json)"
    ),
    "not_searched_beside": Label("Niet doorzocht: {title}. {reason}", "Not searched: {title}. {reason}"),
    "not_assessed": Label(
        "{title} (waarom: --format json, notSearched).", "{title} (why: --format json, notSearched)."
    ),
    "dataset": Label("lijst", "list"),
    "edition": Label("uitgave", "edition"),
    "age": Label("dagen oud", "days old"),
    "stale": Label("verouderd", "out of date"),
    "later": Label("begint later", "starts later"),
    "current": Label("actueel", "current"),
    "required": Label("vereist", "required"),
    "checked_on": Label("nagevraagd op {day}", "checked on {day}"),
    "records": Label("records", "records"),
    "entities": Label("entiteiten", "entities"),
    "relations": Label("relaties", "relations"),
    "listings": Label("vermeldingen", "listings"),
    "issues": Label("meldingen", "issues"),
    "seconds": Label("sec.", "sec."),
    "status": Label("status", "status"),
    "licence": Label("licentie", "licence"),
    "and_more": Label("en nog {count}", "and {count} more"),
    "stored_as": Label("bewaard als", "stored as"),
    "result_hash": Label("controlegetal", "result hash"),
    "published": Label("gepubliceerd", "published"),
    "unchanged": Label("ongewijzigd", "unchanged"),
    "held": Label("wacht op goedkeuring", "held for approval"),
    "rejected": Label("geweigerd", "rejected"),
    "skipped": Label("overgeslagen", "skipped"),
    "not_loaded": Label("niet geladen", "not loaded"),
    "publisher": Label("uitgever", "publisher"),
    "address": Label("adres", "address"),
    "transcription": Label("overgenomen van", "transcribed from"),
    "form": Label("vorm", "format"),
    "refresh": Label("ververst", "refreshed"),
    "stale_after": Label("verouderd na", "out of date after"),
    "days": Label("{count} dagen", "{count} days"),
    "approval": Label("goedkeuring door {by}: {reason}", "approval by {by}: {reason}"),
    "coverage": Label("dekking", "coverage"),
    "limits": Label("wat het niet is", "what it is not"),
    "hash": Label("hash", "hash"),
    "created": Label("gemaakt", "made"),
    "parties": Label("partijen", "parties"),
    "names": Label("namen", "names"),
    "no_paths": Label(
        "Geen paden gevonden in de geladen lijsten. Dat betekent niet dat er geen verband is.",
        "No paths found in the loaded lists. This does not mean that there is no tie.",
    ),
    "copied": Label("{count} versies staan nu in Neo4j.", "{count} versions are in Neo4j now."),
    "sound": Label("De opslag en de versiebestanden stemmen overeen.", "The store and the version files agree."),
    "migrated": Label(
        "De opslag is bij en bevat {count} versies.", "The store is up to date and holds {count} versions."
    ),
    "is_current": Label("in gebruik", "in use"),
}


def word(key: str, language: Language, **values: object) -> str:
    """Return a text of the command line in a language."""
    return WORDS[key].in_language(language).format(**values)
