from pathlib import Path

import pytest

from kaimen import extract_page

SEED = Path(__file__).parents[2] / "../shared/corpus/showcase/seed/article.txt"


@pytest.mark.shared
def test_a_page_gives_an_article():
    if not SEED.exists():
        pytest.skip("the corpora are not beside the checkout")
    assert extract_page(SEED.read_bytes()).article
