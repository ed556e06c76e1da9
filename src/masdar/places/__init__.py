"""Places: where the words of a text lie on the map."""

from masdar.places.finder import Mention, Places, Setting
from masdar.places.table import Gazetteer, Place, load_gazetteer

__all__ = ["Gazetteer", "Mention", "Place", "Places", "Setting", "load_gazetteer"]
