"""Recognising the language of a text."""

import pytest

from publish.readers.plaintext.language import recognise


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The water of the lake was low, and he had not seen it so in all of his life."),
        ("de", "Das Wasser des Sees war niedrig, und er hatte es in seinem Leben nicht so gesehen."),
        ("fr", "L’eau du lac était basse, et il ne l’avait pas vue ainsi de toute sa vie, dans le pays."),
        ("es", "El agua del lago estaba baja, y no la había visto así en toda su vida por el campo."),
        ("it", "L’acqua del lago era bassa, e non la aveva vista così in tutta la sua vita di pescatore."),
        ("nl", "Het water van het meer was laag en hij had het in zijn leven niet zo gezien."),
        ("sv", "Vattnet i sjön var lågt, och han hade inte sett det så i hela sitt liv på landet."),
        ("pl", "Woda w jeziorze była niska i nie widział jej tak przez całe życie, ale to było za mało."),
        ("ru", "Вода в озере была низкой, и он никогда не видел её такой, если бы ты знал."),
        ("uk", "Вода в озері була низькою, і він ніколи не бачив її такою."),
        ("el", "Το νερό της λίμνης ήταν χαμηλό."),
        ("ja", "湖の水は低く、彼はこんなことを見たことがなかった。"),
        ("zh", "湖水很低，他一生中从未见过这样的景象。"),
        ("ko", "호수의 물이 낮았다."),
    ],
)
def test_recognised(language: str, text: str) -> None:
    assert recognise(text) == language


@pytest.mark.parametrize("text", ["", "Reuters", "12 34", "xyz abc klm nop qrs tuv wxy zzz aaa bbb"])
def test_not_certain(text: str) -> None:
    assert recognise(text) == ""
