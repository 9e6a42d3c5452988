"""Every sentence of a result, in Dutch and in English: the same facts in both.

Words in braces are filled in. A test demands the same braces in both languages, and that each sentence is used.
"""

import re
from collections.abc import Mapping

from ontologies.model import Label, Language

_TWO_STOPS = re.compile(r"(?<!\.)\.\.(?!\.)")  # "Onderdeel van Voorbeeld B.V.."

SENTENCES: Mapping[str, Label] = {
    # --- features: why a candidate is one ---
    "exact": Label("De naam is gelijk aan een gepubliceerde naam.", "The name is the same as a published name."),
    "exact_own": Label(
        "De naam is gelijk aan die van een partij uit uw eigen opgave.",
        "The name is the same as that of a party of your own statement.",
    ),
    "letters": Label(
        "De letters zijn gelijk; alleen spaties of leestekens verschillen.",
        "The letters are the same; only spacing or punctuation differs.",
    ),
    "letters_latin": Label(
        "De letters zijn gelijk als beide namen in Latijnse letters worden geschreven.",
        "The letters are the same when both names are written in Latin letters.",
    ),
    "order": Label("De woorden zijn gelijk, in een andere volgorde.", "The words are the same, in another order."),
    "order_translated": Label(
        "De woorden zijn gelijk na vertaling of omzetting naar Latijnse letters; de volgorde telt niet mee.",
        "The words are the same once translated or written in Latin letters; their order does not count.",
    ),
    "acronym": Label(
        "Het is een afkorting van deze naam; afkortingen zijn zelden uniek.",
        "It is an acronym of this name; acronyms are rarely unique.",
    ),
    "words": Label("{found} van de {total} woorden komen overeen.", "{found} of the {total} words agree."),
    "alike": Label(
        "{first} lijkt op {second}, maar is niet hetzelfde woord.", "{first} is like {second}, but not the same word."
    ),
    "only_query": Label("Deze woorden staan alleen in uw vraag.", "These words are only in your question."),
    "only_candidate": Label(
        "Deze woorden staan alleen in de gevonden naam.", "These words are only in the name found."
    ),
    "other_script": Label(
        "De namen zijn in verschillend schrift en zijn via omzetting naar Latijnse letters vergeleken.",
        "The names are in different scripts and were compared by their Latin letters.",
    ),
    "type_conflict": Label(
        "De namen noemen een verschillend soort organisatie.", "The names tell different types of organisation."
    ),
    "number_conflict": Label("De nummers in de namen verschillen.", "The numbers in the names differ."),
    "legal_form_conflict": Label("De rechtsvormen verschillen.", "The legal forms differ."),
    "weak_name": Label("De bron noemt deze naam een zwakke alias.", "The source calls this name a weak alias."),
    "lookalike": Label(
        "De naam bevatte letters uit een ander schrift die op Latijnse lijken.",
        "The name held letters of another script that look like Latin ones.",
    ),
    "shared_name": Label(
        "{count} partijen dragen deze naam; de naam alleen stelt niet vast wie bedoeld is.",
        "{count} parties carry this name; the name alone does not settle who is meant.",
    ),
    "country_agrees": Label("Het land is hetzelfde.", "The country is the same."),
    "country_conflict": Label("Het land verschilt.", "The country differs."),
    "city_agrees": Label("De plaats staat in een adres van deze partij.", "The city is in an address of this party."),
    "website_agrees": Label("De website is die van deze partij.", "The website is this party's."),
    "identifier_agrees": Label("Het nummer is van deze partij.", "The number is this party's."),
    "identifier_conflict": Label(
        "Deze partij heeft een ander nummer van dezelfde soort.", "This party has another number of the same kind."
    ),
    "birth_date_agrees": Label("De geboortedatum komt overeen.", "The date of birth agrees."),
    "birth_date_conflict": Label("De geboortedatum verschilt.", "The date of birth differs."),
    # --- findings: listings and assessments ---
    "listed_since": Label(
        "Vermeld door {authority} ({programme}) sinds {date}: {measure}.",
        "Listed by {authority} ({programme}) since {date}: {measure}.",
    ),
    "listed_undated": Label(
        "Vermeld door {authority} ({programme}): {measure}. De lijst noemt geen datum; voor het eerst gezien in de uitgave van {first}.",
        "Listed by {authority} ({programme}): {measure}. The list gives no date; first seen in the edition of {first}.",
    ),
    "listed_more": Label(
        "Nog {count} vermeldingen van dezelfde oorsprong.", "{count} more entries of the same origin."
    ),
    "listing_unknown": Label(
        "Of deze vermelding door {authority} ({programme}) op {as_of} gold, is niet bekend: de lijst noemt geen datum, en de vermelding staat er pas in vanaf de uitgave van {first}.",
        "Whether this listing by {authority} ({programme}) was in force on {as_of} is not known: the list gives no date, and the entry stands in it from the edition of {first} on.",
    ),
    "in_sector": Label("{name} werkt voor: {sector}.", "{name} works for: {sector}."),
    "join_same_name": Label("dezelfde naam “{value}”", "the same name “{value}”"),
    "join_same_number": Label("hetzelfde nummer {value}", "the same number {value}"),
    "join_same_website": Label("dezelfde website {value}", "the same website {value}"),
    "join_same_place": Label("dezelfde plaats {value}", "the same place {value}"),
    "join_same_birth_date": Label("dezelfde geboortedatum {value}", "the same date of birth {value}"),
    "join_same_birth_year": Label("hetzelfde geboortejaar {value}", "the same year of birth {value}"),
    "join_names_in_common": Label("{value} verschillende namen gemeen", "{value} different names in common"),
    "join_country": Label("land {value}", "country {value}"),
    "is_listed": Label("{name} staat op: {programmes}.", "{name} is listed in: {programmes}."),
    "listing_between": Label(
        "Of deze vermelding door {authority} ({programme}) op {as_of} gold, is niet bekend: zij staat in de uitgave van {last} en niet meer in die van {next}.",
        "Whether this listing by {authority} ({programme}) was in force on {as_of} is not known: it stands in the edition of {last} and no longer in that of {next}.",
    ),
    "relation_unknown": Label(
        "Of dit op {as_of} al gold, is niet bekend: de bron noemt geen datum, en het staat er pas in vanaf de uitgave van {first}.",
        "Whether this held on {as_of} is not known: the source gives no date, and it stands in it from the edition of {first} on.",
    ),
    "relation_between": Label(
        "Of dit op {as_of} gold, is niet bekend: het staat in de uitgave van {last} en niet meer in die van {next}.",
        "Whether this held on {as_of} is not known: it stands in the edition of {last} and no longer in that of {next}.",
    ),
    "listing_ended": Label(
        "Was vermeld door {authority} ({programme}) tot {date}.",
        "Was listed by {authority} ({programme}) until {date}.",
    ),
    "listing_absent": Label(
        "Was vermeld door {authority} ({programme}); staat niet meer in de uitgave van {date}.",
        "Was listed by {authority} ({programme}); no longer in the edition of {date}.",
    ),
    "listing_later": Label(
        "Pas na de peildatum vermeld door {authority} ({programme}), vanaf {date}.",
        "Listed by {authority} ({programme}) only after the as-of date, from {date}.",
    ),
    "listing_later_follow_up": Label(
        "De partij is later vermeld. Toets opnieuw met de datum van vandaag voordat u besluit.",
        "The party was listed later. Screen again as of today before you decide.",
    ),
    "assessed": Label(
        "{authority} deelt de instelling in als: {category}. Dit is een beoordeling, geen vermelding door een autoriteit.",
        "{authority} classes the institution as: {category}. This is an assessment, not a listing by an authority.",
    ),
    "assessed_civilian": Label(
        "{authority} noemt de instelling, in de categorie: {category}. Genoemd zijn zegt op zichzelf weinig; kijk naar laboratoria en toezicht.",
        "{authority} names the institution, in the category: {category}. Being named says little by itself; look at laboratories and supervision.",
    ),
    "name_only": Label(
        "De naam lijkt op {name} (score {score}); wie bedoeld is, staat niet vast.",
        "The name resembles {name} (score {score}); who is meant is not settled.",
    ),
    "field_only": Label(
        "Gevonden op een nummer of website, niet op de naam {name} (score {score}); wie bedoeld is, staat niet vast.",
        "Found by a number or website, not by the name {name} (score {score}); who is meant is not settled.",
    ),
    # --- findings: structure ---
    "owned": Label(
        "In handen van {owners} (vermeld): {share}\N{NO-BREAK SPACE}%, laag voor laag opgeteld. {rule}",
        "Held by {owners} (listed): {share}\N{NO-BREAK SPACE}%, added up layer by layer. {rule}",
    ),
    "owned_rule": Label("Regel: {rule}.", "Rule: {rule}."),
    "owned_no_rule": Label(
        "Op de peildatum is hier geen regel bekend die dit rechtsgevolg geeft.",
        "No rule known here gives this legal effect on the as-of date.",
    ),
    "owned_partly": Label(
        "In handen van {owners} (vermeld): {share}\N{NO-BREAK SPACE}%.",
        "Held by {owners} (listed): {share}\N{NO-BREAK SPACE}%.",
    ),
    "owned_unknown": Label(
        "In handen van {owners} (vermeld): een belang waarvan de omvang niet bekend is, tussen {least} en {most}\N{NO-BREAK SPACE}%.",
        "Held by {owners} (listed): a share of unknown size, between {least} and {most}\N{NO-BREAK SPACE}%.",
    ),
    "layer": Label("{owner} houdt {share} van {asset}", "{owner} holds {share} of {asset}"),
    "layers": Label("{layers}.", "{layers}."),
    "share_known": Label("{share}\N{NO-BREAK SPACE}%", "{share}\N{NO-BREAK SPACE}%"),
    "share_unknown": Label("een onbekend deel", "an unknown share"),
    "part_of_listed": Label(
        "Onderdeel van {name}, dat vermeld is ({programmes}).", "Part of {name}, which is listed ({programmes})."
    ),
    "has_listed_unit": Label(
        "Heeft een vermeld onderdeel of bedrijf: {name} ({programmes}).",
        "Has a listed unit or company: {name} ({programmes}).",
    ),
    "owns_listed": Label(
        "Is geheel of voor een deel eigenaar van een vermelde partij: {name} ({programmes}).",
        "Owns a listed party, wholly or in part: {name} ({programmes}).",
    ),
    "unit_of": Label("Onderdeel of laboratorium van {name}.", "Unit or laboratory of {name}."),
    "joint_laboratory_behind": Label(
        "Deelt een laboratorium met {partner}, dat behoort bij, of geheel of deels eigendom is van, {name}.",
        "Shares a laboratory with {partner}, which belongs to, or is wholly or partly owned by, {name}.",
    ),
    "joint_laboratory": Label("Deelt een laboratorium met {name}.", "Shares a laboratory with {name}."),
    "supervised": Label("Staat onder toezicht van {name} ({sector}).", "Is supervised by {name} ({sector})."),
    "hosts_laboratories": Label(
        "Herbergt {count} laboratoria die de bron als defensielaboratorium noemt, waaronder {name}.",
        "Hosts {count} laboratories that the source names as defence laboratories, among them {name}.",
    ),
    "hosts_laboratory": Label(
        "Herbergt een laboratorium dat de bron als defensielaboratorium noemt: {name}.",
        "Hosts a laboratory that the source names as a defence laboratory: {name}.",
    ),
    "is_laboratory": Label(
        "De bron noemt dit als defensielaboratorium van {name}.",
        "The source names this as a defence laboratory of {name}.",
    ),
    "successor": Label(
        "Opvolger of voorganger van {name}, dat vermeld is ({programmes}).",
        "Successor or predecessor of {name}, which is listed ({programmes}).",
    ),
    # --- coverage ---
    "coverage": Label("Niet volledig gezocht: {gaps}.", "Not searched completely: {gaps}."),
    "gap_missing": Label("{title} ontbreekt", "{title} is missing"),
    "gap_stale": Label("{title} is {days} dagen oud", "{title} is {days} days old"),
    "gap_later": Label("{title} is pas vanaf {first} geladen", "{title} is loaded from {first} only"),
    "gap_more": Label("en nog {count}", "and {count} more"),
    "gap_paths": Label(
        "het zoeken naar verbanden is bij de grens afgebroken", "the search for links was cut off at its bound"
    ),
    "gap_others": Label("{count} andere bekende lijsten niet geladen", "{count} other known lists not loaded"),
    # --- what was not searched beside lists ---
    "persons": Label("Personen", "Persons"),
    "persons_not_searched": Label(
        "Dat gebeurt alleen in persoonsmodus, met een doel.", "That is done only in person mode, with a purpose."
    ),
    "organizations": Label("Organisaties", "Organisations"),
    "organizations_not_searched": Label(
        "In persoonsmodus gaat het alleen om personen.", "Person mode is about persons only."
    ),
    "topics": Label("Onderwerp van het project", "Topic of the project"),
    "topics_not_searched": Label(
        "Deze versie beoordeelt nog geen onderwerpen; de tekst is niet gebruikt.",
        "This release does not assess topics yet; the text was not used.",
    ),
    "indicators": Label(
        "{waiting} van de {total} indicatoren worden in deze versie niet beoordeeld: {ids}",
        "{waiting} of {total} indicators are not assessed in this release: {ids}",
    ),
    # --- the rule that set the outcome ---
    "rule_listed": Label(
        "Bevestigd, en op de peildatum vermeld ({indicators}).",
        "Confirmed, and listed on the as-of date ({indicators}).",
    ),
    "rule_linked": Label(
        "Bevestigd, met een bevinding van hoog of juridisch gewicht ({indicators}).",
        "Confirmed, with a finding of high or legal weight ({indicators}).",
    ),
    "rule_attention": Label(
        "Bevestigd, met een bevinding van middelhoog of laag gewicht ({indicators}).",
        "Confirmed, with a finding of medium or low weight ({indicators}).",
    ),
    "rule_verify": Label(
        "Niet bevestigd wie bedoeld is; als het deze partij is, gelden bevindingen ({indicators}).",
        "Who is meant is not confirmed; if it is this party, findings apply ({indicators}).",
    ),
    "rule_insufficient": Label(
        "Een vereiste lijst ontbreekt, is te oud of begint later: {gaps}.",
        "A required list is missing, too old or starts later: {gaps}.",
    ),
    "rule_no_signal": Label(
        "Geen bevinding in de doorzochte lijsten. Dat betekent niet dat samenwerken zonder risico is.",
        "No finding in the lists searched. That does not mean cooperation is without risk.",
    ),
}


def say(key: str, language: Language, **values: object) -> str:
    """Return a sentence in a language, with its values filled in; after a name such as "B.V." with one full stop."""
    return _TWO_STOPS.sub(".", SENTENCES[key].in_language(language).format(**values))


def say_number(value: float, language: Language) -> str:
    """Return a number without superfluous zeros: 55.5, in Dutch 55,5."""
    text = f"{value:.9g}"
    return text.replace(".", ",") if language == "nl" else text
