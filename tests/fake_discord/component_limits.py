"""What Discord demands of the components in a message: buttons, menus and layouts."""

from collections.abc import Callable, Collection

from tests.fake_discord.refusals import Body, Form

(ROW, BUTTON, STRING_SELECT) = 1, 2, 3
SELECTS = (3, 5, 6, 7, 8)
(SECTION, TEXT, THUMBNAIL, GALLERY, FILE, SEPARATOR, CONTAINER) = 9, 10, 11, 12, 13, 14, 17
LINK, PREMIUM = 5, 6
ROW_WIDTH, MOST_ROWS = 5, 5
MOST_COMPONENTS, MOST_TEXT = 40, 4000

IN_CONTAINER = (ROW, SECTION, TEXT, GALLERY, FILE, SEPARATOR)
IN_LAYOUT = (*IN_CONTAINER, CONTAINER)
FIELDS = {
    ROW: ("components",),
    BUTTON: ("style", "label", "emoji", "custom_id", "sku_id", "url", "disabled"),
    **dict.fromkeys(
        SELECTS,
        ("custom_id", "placeholder", "min_values", "max_values", "disabled", "required",
         "options", "default_values", "channel_types"),
    ),
    SECTION: ("components", "accessory"),
    TEXT: ("content",),
    THUMBNAIL: ("media", "description", "spoiler"),
    GALLERY: ("items",),
    FILE: ("file", "spoiler"),
    SEPARATOR: ("divider", "spacing"),
    CONTAINER: ("components", "accent_color", "spoiler"),
}  # fmt: skip


class Layout:
    """The components of one message, examined together for what must be unique or is counted."""

    def __init__(self, filenames: Collection[str]) -> None:
        self.filenames = filenames
        self.custom_ids: set[str] = set()
        self.ids: set[int] = set()
        self.count = 0
        self.text = 0
        self._rules: dict[int, Callable[[Form, Body], None]] = {
            ROW: self._row,
            BUTTON: self._button,
            **dict.fromkeys(SELECTS, self._select),
            SECTION: self._section,
            TEXT: self._text_display,
            THUMBNAIL: self._thumbnail,
            GALLERY: self._gallery,
            FILE: self._file,
            SEPARATOR: self._separator,
            CONTAINER: self._container,
        }

    def examine(self, form: Form, body: Body, *, layout: bool) -> None:
        """Write down everything in the components that Discord would refuse."""
        most = MOST_COMPONENTS if layout else MOST_ROWS
        self._children(form, body, (0, most), IN_LAYOUT if layout else (ROW,))
        if layout and self.count > MOST_COMPONENTS:
            form.at("components").wrong(
                "COMPONENT_MAX_TOTAL_COMPONENTS_EXCEEDED",
                f"Total number of components exceeds maximum of {MOST_COMPONENTS}",
            )
        if self.text > MOST_TEXT:
            form.at("components").wrong(
                "COMPONENT_DISPLAYABLE_TEXT_SIZE_EXCEEDED",
                f"Components displayable text size exceeds maximum size of {MOST_TEXT}",
            )

    def _children(
        self, form: Form, body: Body, number: tuple[int, int], allowed: Collection[int]
    ) -> None:
        for place, component in form.items(body, "components", *number, required=number[0] > 0):
            self._component(place, component, allowed)

    def _component(self, form: Form, component: Body, allowed: Collection[int]) -> None:
        self.count += 1
        kind = component.get("type")
        if kind not in allowed or kind not in self._rules:
            form.at("type").wrong(
                "UNION_TYPE_CHOICES",
                f'Value of field "type" must be one of ({", ".join(map(str, allowed))},).',
            )
            return
        form.known(component, ("type", "id", *FIELDS[kind]))
        number = form.number(component, "id", 0, 2**31 - 1)
        if number and number in self.ids:
            form.at("id").wrong("COMPONENT_ID_DUPLICATED", "Component id cannot be duplicated")
        self.ids.add(number)
        self._rules[kind](form, component)

    def _row(self, form: Form, row: Body) -> None:
        self._children(form, row, (1, ROW_WIDTH), (BUTTON, *SELECTS))
        width = 0
        for place, child in form.items(row, "components", 0, 1000):
            width += ROW_WIDTH if child.get("type") in SELECTS else 1
            if width > ROW_WIDTH:
                place.wrong(
                    "COMPONENT_LAYOUT_WIDTH_EXCEEDED",
                    "The specified component exceeds the maximum width",
                )

    def _custom_id(self, form: Form, component: Body) -> None:
        custom_id = form.text(component, "custom_id", 1, 100, required=True)
        if custom_id in self.custom_ids:
            form.at("custom_id").wrong(
                "COMPONENT_CUSTOM_ID_DUPLICATED", "Component custom id cannot be duplicated"
            )
        self.custom_ids.add(custom_id)

    def _button(self, form: Form, button: Body) -> None:
        form.one_of(button, "style", range(1, 7))
        form.text(button, "label", 0, 80)
        form.flag(button, "disabled")
        _emoji(form, button)
        style = button.get("style")
        if style != PREMIUM and not (button.get("label") or button.get("emoji")):
            form.at("label").wrong(
                "BUTTON_COMPONENT_LABEL_OR_EMOJI_REQUIRED", "A label or emoji is required"
            )
        if button.get("url") and button.get("custom_id"):
            form.wrong(
                "BUTTON_COMPONENT_CUSTOM_ID_URL_MUTUALLY_EXCLUSIVE",
                "A custom id and url cannot both be specified",
            )
        if style == LINK:
            form.url(button, "url", ("http", "https", "discord"), required=True)
        elif style == PREMIUM:
            form.text(button, "sku_id", 1, 20, required=True)
        elif not button.get("custom_id"):
            form.at("custom_id").wrong(
                "BUTTON_COMPONENT_CUSTOM_ID_REQUIRED", "A custom id is required"
            )
        else:
            self._custom_id(form, button)

    def _select(self, form: Form, select: Body) -> None:
        self._custom_id(form, select)
        form.text(select, "placeholder", 0, 150)
        form.flag(select, "disabled")
        least = form.number(select, "min_values", 0, 25, default=1)
        most = form.number(select, "max_values", 1, 25, default=1)
        if least > most:
            form.at("min_values").wrong(
                "SELECT_COMPONENT_MIN_VALUES_TOO_LARGE", "min_values must not exceed max_values"
            )
        if select.get("type") == STRING_SELECT:
            self._select_options(form, select, most)

    def _select_options(self, form: Form, select: Body, most: int) -> None:
        values: set[str] = set()
        chosen = 0
        for place, option in form.items(select, "options", 1, 25, required=True):
            place.known(option, ("label", "value", "description", "emoji", "default"))
            place.text(option, "label", 1, 100, required=True)
            place.text(option, "description", 0, 100)
            value = place.text(option, "value", 1, 100, required=True)
            _emoji(place, option)
            chosen += place.flag(option, "default")
            if value in values:
                place.wrong(
                    "SELECT_COMPONENT_OPTION_VALUE_DUPLICATED",
                    "The specified option value is already used",
                )
            values.add(value)
        if chosen > most:
            form.at("options").wrong(
                "SELECT_COMPONENT_TOO_MANY_DEFAULT_VALUES",
                "The specified number of default values exceeds the specified maximum values",
            )
        if most > max(len(values), 1):
            form.at("max_values").wrong(
                "SELECT_COMPONENT_MAX_VALUES_TOO_LARGE",
                "max_values must not exceed the number of options",
            )

    def _section(self, form: Form, section: Body) -> None:
        self._children(form, section, (1, 3), (TEXT,))
        accessory = form.object(section, "accessory")
        if accessory:
            self._component(form.at("accessory"), accessory, (BUTTON, THUMBNAIL))
        else:
            form.at("accessory").missing()

    def _text_display(self, form: Form, display: Body) -> None:
        self.text += len(form.text(display, "content", 1, MOST_TEXT, required=True))

    def _media(self, form: Form, holder: Body, key: str, schemes: tuple[str, ...]) -> None:
        media = form.object(holder, key)
        url = form.at(key).url(media, "url", schemes, required=True)
        scheme, _, filename = url.partition("://")
        if scheme == "attachment" and filename not in self.filenames:
            form.at(key).wrong(
                "UNFURLED_MEDIA_ITEM_REFERENCED_ATTACHMENT_NOT_FOUND",
                f"Referenced attachment {filename} was not found",
            )

    def _thumbnail(self, form: Form, thumbnail: Body) -> None:
        form.text(thumbnail, "description", 0, 1024)
        form.flag(thumbnail, "spoiler")
        self._media(form, thumbnail, "media", ("http", "https", "attachment"))

    def _gallery(self, form: Form, gallery: Body) -> None:
        for place, item in form.items(gallery, "items", 1, 10, required=True):
            place.known(item, ("media", "description", "spoiler"))
            place.text(item, "description", 0, 1024)
            place.flag(item, "spoiler")
            self._media(place, item, "media", ("http", "https", "attachment"))

    def _file(self, form: Form, file: Body) -> None:
        form.flag(file, "spoiler")
        self._media(form, file, "file", ("attachment",))

    def _separator(self, form: Form, separator: Body) -> None:
        form.flag(separator, "divider")
        form.number(separator, "spacing", 1, 2, default=1)

    def _container(self, form: Form, container: Body) -> None:
        form.number(container, "accent_color", 0, 0xFFFFFF)
        form.flag(container, "spoiler")
        self._children(form, container, (1, MOST_COMPONENTS), IN_CONTAINER)


def _emoji(form: Form, holder: Body) -> None:
    emoji = form.object(holder, "emoji")
    form.at("emoji").known(emoji, ("id", "name", "animated"))
    name = str(emoji.get("name") or "")
    # Every emoji of Unicode leaves ASCII somewhere, even the keycaps; a custom one has its id.
    if emoji and not emoji.get("id") and (not name or name.isascii()):
        form.at("emoji", "name").wrong("COMPONENT_INVALID_EMOJI", "Invalid emoji")
