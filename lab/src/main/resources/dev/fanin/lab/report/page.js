// What every page needs to draw: colours of its theme, elements, charts that keep their size, tooltips.

const charts = new Map();

function theme() {
    const style = getComputedStyle(document.documentElement);
    const color = name => style.getPropertyValue("--" + name).trim();
    return {
        font: getComputedStyle(document.body).fontFamily,
        text: color("text"), faint: color("faint"), line: color("line"), ground: color("ground"), zone: color("zone"),
        bad: color("bad"), colors: Array.from({length: 8}, (_, i) => color("color" + i)),
    };
}

function element(tag, attributes, ...children) {
    const node = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, value);
    node.append(...children);
    return node;
}

function draw(place, option) {
    if (!charts.has(place)) {
        const chart = echarts.init(place, null, {renderer: "svg"});
        charts.set(place, chart);
        new ResizeObserver(() => chart.resize()).observe(place);
    }
    charts.get(place).setOption(option, true);
}

/** Tooltips are built from nodes, not from markup: names may contain anything. */
function tip(title, head, rows) {
    return element("table", {class: "tip"}, element("caption", {}, title),
        element("tr", {}, ...head.map(text => element("th", {}, text))),
        ...rows.map(row => element("tr", {}, ...row.map(text => element("td", {}, text)))));
}
