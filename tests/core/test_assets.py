import pytest

from core import assets


@pytest.mark.parametrize(
    ("source", "small"),
    [
        ("a { color : red; }\n", "a{color :red}"),
        ("/* why */ a , b{top:0;left:0}", "a,b{top:0;left:0}"),
        ('a::before{content:"  ;  "}', 'a::before{content:"  ;  "}'),
        ("a{width:calc(1px + 2px)}", "a{width:calc(1px + 2px)}"),
        ("nav :hover{top:0}", "nav :hover{top:0}"),
    ],
)
def test_minify_keeps_meaning(source, small):
    assert assets.minify_css(source) == small


def test_committed_bundle_is_current():
    assert (assets.CSS / assets.BUNDLE).read_text(encoding="utf-8") == assets.build_css()
    assert (assets.CSS / assets.EMBED).read_text(encoding="utf-8") == assets.build_embed_css()


def test_every_component_is_in_the_bundle():
    names = [part.name for part in assets.css_parts()]

    assert names[:2] == ["tokens.css", "base.css"]
    assert names[-1] == "print.css"
    assert len(names) == len(set(names)) > 10
