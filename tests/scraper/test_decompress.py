"""Content codings: undone, bounded, and known to be whole or not."""

from __future__ import annotations

import contextlib
import gzip
import tracemalloc
import zlib

import brotli
import pytest
import zstandard
from hypothesis import given
from hypothesis import strategies as st

from kaimen.scraper.decompress import BodyTooLarge, BrokenEncoding, Decoder, codings, decode_body

TEXT = ("开门一件事成果展播" * 400).encode()


def _bare(data: bytes) -> bytes:
    packer = zlib.compressobj(wbits=-15)
    return packer.compress(data) + packer.flush()


PACK = {
    "gzip": gzip.compress,
    "x-gzip": gzip.compress,
    "deflate": zlib.compress,
    "br": brotli.compress,
    "zstd": zstandard.ZstdCompressor().compress,
}
LIMIT = 1_000_000


@pytest.mark.parametrize("coding", PACK)
def test_each_coding_is_undone_and_seen_to_end(coding):
    assert decode_body(PACK[coding](TEXT), [coding], LIMIT) == (TEXT, True)


def test_bare_deflate_is_undone():
    assert decode_body(_bare(TEXT), ["deflate"], LIMIT) == (TEXT, True)


@pytest.mark.parametrize("coding", PACK)
@pytest.mark.parametrize("keep", [0.3, 0.99])
def test_a_body_that_breaks_off_is_known_to(coding, keep):
    packed = PACK[coding](TEXT)
    body, complete = decode_body(packed[: int(len(packed) * keep)], [coding], LIMIT)
    assert not complete
    assert TEXT.startswith(body)


def test_gzip_without_its_trailer_breaks_off():
    assert not decode_body(gzip.compress(TEXT)[:-4], ["gzip"], LIMIT)[1]


def test_codings_in_a_row_are_undone_from_the_last():
    assert decode_body(brotli.compress(gzip.compress(TEXT)), ["gzip", "br"], LIMIT) == (TEXT, True)


def test_gzip_of_several_members_and_rubbish_behind():
    packed = gzip.compress(TEXT) + gzip.compress(b"tail") + b"\0\0rubbish"
    assert decode_body(packed, ["gzip"], LIMIT) == (TEXT + b"tail", True)


def test_zstd_of_several_frames():
    pack = zstandard.ZstdCompressor().compress
    assert decode_body(pack(TEXT) + pack(b"tail"), ["zstd"], LIMIT) == (TEXT + b"tail", True)


@pytest.mark.parametrize("coding", ["gzip", "zstd"])
@pytest.mark.parametrize("body", [b"<html>plain</html>", b"x", b""])
def test_a_false_claim_is_seen_through(coding, body):
    assert decode_body(body, [coding], LIMIT) == (body, True)


@pytest.mark.parametrize("coding", ["gzip", "deflate", "br", "zstd"])
def test_a_bomb_is_stopped_at_the_limit_and_costs_no_memory(coding):
    bomb = PACK[coding](b"\0" * 100_000_000)
    tracemalloc.start()
    with pytest.raises(BodyTooLarge):
        decode_body(bomb, [coding], LIMIT)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 20_000_000


def test_a_bomb_in_a_bomb_is_stopped():
    with pytest.raises(BodyTooLarge):
        decode_body(gzip.compress(gzip.compress(b"\0" * 50_000_000)), ["gzip", "gzip"], LIMIT)


@pytest.mark.parametrize("size", [LIMIT, LIMIT + 1])
@pytest.mark.parametrize("coding", [*PACK, None])
def test_the_limit_is_exact(coding, size):
    body = b"x" * size
    packed, names = (PACK[coding](body), [coding]) if coding else (body, [])
    if size > LIMIT:
        with pytest.raises(BodyTooLarge):
            decode_body(packed, names, LIMIT)
    else:
        assert decode_body(packed, names, LIMIT) == (body, True)


def test_rubbish_is_broken():
    with pytest.raises(BrokenEncoding):
        decode_body(b"\x1f\x8b\x08\x00" + b"\xff" * 40, ["gzip"], LIMIT)
    with pytest.raises(BrokenEncoding, match="not known"):
        decode_body(b"x", ["compress"], LIMIT)
    with pytest.raises(BrokenEncoding):
        Decoder(["gzip"] * 50, LIMIT)


def test_header_values_are_split_and_identity_left_out():
    headers = [("Content-Encoding", "GZIP, identity"), ("x", "y"), ("content-encoding", "br")]
    assert codings(headers) == ("gzip", "br")


@given(st.binary(max_size=2000), st.sampled_from(sorted(PACK)), st.integers(1, 50))
def test_pieces_give_what_the_whole_gives(data, coding, step):
    packed = PACK[coding](data)
    decoder = Decoder([coding], LIMIT)
    assert b"".join(decoder.feed(packed[n : n + step]) for n in range(0, len(packed), step)) == data
    assert decoder.complete


@given(st.binary(max_size=200), st.lists(st.sampled_from(sorted(PACK)), max_size=3))
def test_any_bytes_give_a_body_or_one_of_two_errors(data, names):
    with contextlib.suppress(BodyTooLarge, BrokenEncoding):
        decode_body(data, names, 1000)
