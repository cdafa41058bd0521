// The page: which charts there are, and when they are drawn again.

const data = JSON.parse(document.getElementById("data").textContent);
const count = data.layers.length;
const mended = new Map((data.healed?.layers ?? []).map(layer => [layer.name, layer]));
const shown = {signal: true, gradient: true, healed: data.healed !== null};
const SYMBOL = {signal: "circle", gradient: "triangle"};

const percent = share => isNumber(share) ? (100 * share).toFixed(share > 0 && share < 0.1 ? 1 : 0) + " %" : "n/a";

const point = (layer, name) => layer ? {log10: layer["log10_" + name + "rms"], spread: layer[name + "spread"]} : null;

/** A quantity of every layer, predicted, measured and mended; of the last layer, sums stand for signal. */
function quantity(name, input, current) {
    const at = (layer, index) => point(layer, name === "signal" ? (index === count - 1 ? "pre_activation_" : "")
        : name + "_");
    const first = input ? [input] : [];
    const rest = pick => data.layers.map((layer, index) => at(pick(layer), index));
    const start = network => network && isNumber(network.log10_input_rms)
        ? first.map(() => ({log10: network.log10_input_rms, spread: 0})) : first.map(() => null);
    return {
        name,
        color: current.colors[name === "signal" ? 1 : name === "gradient" ? 0 : 3],
        symbol: SYMBOL[name] ?? "rect",
        showHealed: shown.healed,
        predicted: [...start(data.predicted), ...rest(layer => layer.predicted)],
        measured: [...start(data.measured), ...rest(layer => layer.measured)],
        healed: [...start(data.measured), ...rest(layer => mended.get(layer.name))],
    };
}

const titleOf = index => index < 0 ? "input" : "layer " + (index + 1) + ": " + data.layers[index].name;

function tooltipOf(quantities, names, offset) {
    const head = ["", "predicted", ...(data.measured ? ["measured"] : []), ...(shown.healed ? ["with the fix"] : [])];
    return ([{dataIndex}]) => tip(titleOf(dataIndex - offset), head, quantities.map((one, i) => [names[i],
        ...[one.predicted, ...(data.measured ? [one.measured] : []), ...(shown.healed ? [one.healed] : [])]
            .map(points => points[dataIndex] ? power(points[dataIndex].log10) : "–")]));
}

function depth() {
    const current = theme();
    const quantities = [];
    const names = [];
    if (shown.signal) {
        quantities.push(quantity("signal", true, current));
        names.push("signal");
    }
    if (shown.gradient) {
        const gradient = quantity("gradient", null, current);
        for (const points of [gradient.predicted, gradient.measured, gradient.healed]) points.unshift(null);
        quantities.push(gradient);
        names.push("gradient dL/dz");
    }
    const positions = Array.from({length: count + 1}, (_, i) => String(i));
    draw(document.getElementById("chart-depth"),
        layersChart(quantities, positions, current, tooltipOf(quantities, names, 1)));
}

function weights() {
    const current = theme();
    const gradient = quantity("weight_gradient", null, current);
    const positions = data.layers.map((_, i) => String(i + 1));
    draw(document.getElementById("chart-weights"),
        layersChart([gradient], positions, current, tooltipOf([gradient], ["dL/dW"], 0)));
    const rate = data.curves[0]?.learning_rate;
    document.getElementById("updates").hidden = !isNumber(rate);
    if (!isNumber(rate)) return;
    const ratio = (points, index) => points[index] && isNumber(points[index].log10) && data.layers[index].weight_std > 0
        ? {log10: points[index].log10 + Math.log10(rate / data.layers[index].weight_std), spread: points[index].spread}
        : null;
    const updates = {...gradient, color: current.colors[7], symbol: "diamond", showHealed: false,
        predicted: gradient.predicted.map((_, i) => ratio(gradient.predicted, i)),
        measured: gradient.measured.map((_, i) => ratio(gradient.measured, i))};
    const head = ["", "predicted", "measured"];
    const tooltip = ([{dataIndex}]) => tip(titleOf(dataIndex), head, [["update / weight",
        ...[updates.predicted, updates.measured].map(points => points[dataIndex] ? power(points[dataIndex].log10) : "–")]]);
    document.querySelector("#updates figcaption").textContent =
        "First update of SGD beside the weights it changes, learning rate " + rate;
    draw(document.getElementById("chart-updates"), layersChart([updates], positions, current, tooltip, [-4, -2]));
}

function losses() {
    document.getElementById("trials").hidden = data.curves.length === 0;
    if (data.curves.length === 0) return;
    const tooltip = ([{dataIndex}]) => tip("step " + dataIndex, ["", "loss"], data.curves.map(curve => [curve.label,
        dataIndex < curve.losses.length
            ? (isNumber(curve.losses[dataIndex]) ? String(Number(curve.losses[dataIndex].toPrecision(4))) : "not finite")
            : "ended"]));
    draw(document.getElementById("chart-loss"), lossChart(data.curves, theme(), tooltip));
}

/** Up to sixteen layers, evenly spread. */
function pickedLayers() {
    const hidden = data.layers.map((layer, index) => ({layer, index})).filter(({layer}) => layer.measured?.histogram);
    const picks = Math.min(16, hidden.length);
    return [...new Set(Array.from({length: picks}, (_, i) =>
        hidden[Math.round(i * (hidden.length - 1) / Math.max(1, picks - 1))]))];
}

function layOutRidges() {
    const picked = pickedLayers();
    document.getElementById("ridges").hidden = picked.length === 0;
    const ridge = (title, rows) => element("div", {class: "ridge"}, element("h3", {}, title), ...rows);
    const sides = [ridge("As it is", picked.map(({layer}) => ridgeRow(layer.name, layer.predicted, layer.measured)))];
    if (data.healed) {
        sides.push(ridge("With the fix", picked.filter(({layer}) => mended.has(layer.name))
            .map(({layer}) => ridgeRow(layer.name, null, mended.get(layer.name)))));
    }
    document.getElementById("histograms").append(...sides);
}

function drawings() {
    const fill = (id, section, value, make) => {
        document.getElementById(section).hidden = value === null;
        const place = document.getElementById(id);
        if (value !== null) place.replaceChildren(make(Math.max(260, place.clientWidth)));
    };
    fill("chart-phase", "phase", data.phase, width => phaseDrawing(data.phase, count, width));
    fill("chart-seeds", "seeds", data.seeds, width => seedsDrawing(data.seeds, width));
}

/** The sample of a legend entry. */
function sample(name, current) {
    const color = name === "healed" ? current.faint : current.colors[name === "signal" ? 1 : 0];
    const line = name === "healed" ? {"stroke-dasharray": "4 4", "stroke-width": 1} : {"stroke-width": 2};
    const mark = name === "gradient" ? svg("polygon", {points: "22,3 27,12 17,12", fill: color})
        : svg("circle", {cx: 22, cy: 8, r: 4, fill: name === "healed" ? current.ground : color, stroke: color,
            "stroke-width": 1.4});
    return svg("svg", {width: 44, height: 16, "aria-hidden": "true"},
        svg("line", {x1: 0, x2: 44, y1: 8, y2: 8, stroke: color, ...line}), mark);
}

const buttons = [["signal", "signal: rms of a layer’s output"], ["gradient", "gradient: rms of dL/dz"],
    ...(data.healed ? [["healed", "with the fix"]] : [])].map(([name, text]) => {
    const picture = element("span", {});
    const button = element("button", {type: "button", "aria-pressed": "true"}, picture, text);
    button.addEventListener("click", () => {
        shown[name] = !shown[name];
        button.setAttribute("aria-pressed", String(shown[name]));
        redraw();
    });
    document.getElementById("legend").append(button);
    return {name, picture};
});

function redraw() {
    const current = theme();
    for (const {name, picture} of buttons) picture.replaceChildren(sample(name, current));
    depth();
    weights();
    losses();
    drawings();
}

/** Only new options are drawn at once; a new size alone would wait for the next frame, after printing. */
function forPaper(printing) {
    document.documentElement.classList.toggle("printing", printing);
    charts.forEach(chart => chart.resize());
    redraw();
}

layOutRidges();
redraw();
new ResizeObserver(drawings).observe(document.querySelector("main"));
matchMedia("(prefers-color-scheme: dark)").addEventListener("change", redraw);
addEventListener("beforeprint", () => forPaper(true));
addEventListener("afterprint", () => forPaper(false));
