"""How charts look on paper: the light colours of the app, whatever the screen shows."""

import altair as alt

#: Fonts with Chinese characters, first the ones of Windows, Linux, macOS.
FONTS = (
    "Noto Sans CJK SC",
    "Microsoft YaHei",
    "Noto Sans SC",
    "PingFang SC",
    "WenQuanYi Zen Hei",
    "sans-serif",
)
FONT = ", ".join(FONTS)

#: The same as theme.light in .streamlit/config.toml, so that a printed line has the
#: colour it had on the page.
CATEGORY_COLORS = (
    *("#1F5FA8", "#C4572B", "#2F8A5F", "#8A5BB5"),
    *("#B8860B", "#2C93A8", "#B23A6B", "#6B7480"),
)
SEQUENCE_COLORS = (
    *("#EEF4FB", "#D6E5F5", "#B9D3ED", "#98BEE3", "#76A7D8"),
    *("#568FCA", "#3B78BA", "#2863A4", "#1B4E88", "#12396A"),
)
TEXT_COLOR = "#1C2430"
QUIET_COLOR = "#56606E"
LINE_COLOR = "#D9DEE7"
PAPER_COLOR = "#FFFFFF"


@alt.theme.register("report", enable=False)
def report_theme() -> alt.theme.ThemeConfig:
    """Return the theme; it is never enabled for a page, which follows the browser."""
    return {
        "config": {
            "background": PAPER_COLOR,
            "font": FONT,
            "view": {"stroke": None},
            "axis": {
                "labelColor": QUIET_COLOR,
                "titleColor": QUIET_COLOR,
                "gridColor": LINE_COLOR,
                "domainColor": LINE_COLOR,
                "tickColor": LINE_COLOR,
                "labelFontSize": 12,
                "titleFontSize": 12,
                "titleFontWeight": "normal",
            },
            "legend": {
                "labelColor": TEXT_COLOR,
                "titleColor": QUIET_COLOR,
                "labelFontSize": 12,
                "titleFontSize": 12,
            },
            "range": {
                "category": list(CATEGORY_COLORS),
                "ordinal": list(SEQUENCE_COLORS),
                "ramp": list(SEQUENCE_COLORS),
                "heatmap": list(SEQUENCE_COLORS),
            },
            "mark": {"color": CATEGORY_COLORS[0]},
        }
    }
