"""The program that writes the small world: what a run read can be written again, byte for byte, by the edition that its config names."""

import json
from itertools import pairwise

import pytest

from core.config import BEFORE_SAVED, LATEST_EDITION, CorpusConfig, RunConfig
from core.corpus.build import EDITIONS, OFTENER, all_genres, build
from core.errors import BadInput

WRITTEN = {  # SHA-256 over 500 documents and 50 held out, the stories and the planted lines of each edition
    1: "223f4fcc313c3729a42dbf8f872a8d33e0e7102c0ca6b8d40e8e5e9daf0516d1",
    2: "ff5a604011649402e867188c0695be42624bdfbf2bbc238622c964b25b5950f5",
}


@pytest.mark.parametrize("edition", EDITIONS)
def test_an_edition_writes_what_it_always_wrote(edition):
    assert build(CorpusConfig(edition=edition, documents=500, held_out=50)).fingerprint() == WRITTEN[edition]


def test_what_a_later_edition_writes_oftener_is_known_to_the_first_and_keeps_its_share_there():
    first, last = ({genre.name: genre.share for genre in all_genres(edition)} for edition in (1, LATEST_EDITION))
    assert {name: last[name] / share for name, share in first.items() if last[name] != share} == pytest.approx(OFTENER)


def test_an_edition_goes_on_where_the_one_before_ends():
    known = [[genre.name for genre in all_genres(edition)] for edition in sorted(EDITIONS)]
    assert all(later[:len(earlier)] == earlier for earlier, later in pairwise(known))


def test_a_run_whose_config_names_neither_edition_nor_common_has_what_was_so_then():
    plain = json.loads(RunConfig().to_json())
    del plain["corpus"]["edition"], plain["tokenizer"]["common"]
    other = {"corpus": {"edition": LATEST_EDITION}, "tokenizer": {"common": 7}}
    for unsaid, edition, common in ((BEFORE_SAVED, 1, 10), (other, LATEST_EDITION, 7)):
        found = RunConfig.from_json(json.dumps(plain), unsaid)
        assert (found.corpus.edition, found.tokenizer.common) == (edition, common)


def test_the_last_edition_is_the_one_that_a_config_may_name_at_most():
    assert max(EDITIONS) == LATEST_EDITION
    with pytest.raises(BadInput, match="edition"):
        CorpusConfig(edition=LATEST_EDITION + 1)
