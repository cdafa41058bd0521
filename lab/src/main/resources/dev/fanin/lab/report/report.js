
// The page: which charts there are, and when they are drawn again.

const data = JSON.parse(document.getElementById("data").textContent);
const severalSeeds = new Set(data.runs.map(run => run.seed)).size > 1;
const groups = [...new Set(data.runs.map(run => run.initializer))].map((name, index) =>
    ({name, index, shown: true, runs: data.runs.filter(run => run.initializer === name)}));
const layers = data.runs.map(run => run.measured.layers).reduce((a, b) => b.length > a.length ? b : a, []);

const runName = (group, run) => severalSeeds ? group.name + ", seed " + run.seed : group.name;

/** From the input to the sums of the output layer, whose activation would hide how large they are. */
const signals = network => [network.input, ...network.layers.slice(0, -1).map(layer => layer.activation),
    network.layers.at(-1).pre_activation];

const ofLayers = quantity => network => network.layers.map(layer => layer[quantity]);

function depth(id, points, first) {
    const shown = groups.filter(group => group.shown).map(group => ({...group, points}));
    const positions = Array.from({length: layers.length + 1 - first}, (_, i) => String(i + first));
    const tooltip = ([{dataIndex}]) => {
        const layer = dataIndex + first;
        const title = layer === 0 ? "input" : "layer " + layer + ": " + layers[layer - 1].name;
        return tip(title, ["", "predicted", "measured"], shown.flatMap(group => group.runs.map(run =>
            [runName(group, run), ...[run.predicted, run.measured].map(network =>
                power(points(network)[dataIndex]?.log10_rms))])));
    };
    draw(document.getElementById(id), depthChart(shown, positions, theme(), tooltip));
}

function epochs(id, measure, mayBeLog) {
    const shown = groups.filter(group => group.shown);
    const value = number => !isNumber(number) ? "not finite"
        : mayBeLog ? String(Number(number.toPrecision(4))) : (100 * number).toFixed(1) + " %";
    const measures = [measure, "val_" + measure].filter(name => data.runs.some(run => run.history[name]?.length));
    const tooltip = ([{dataIndex}]) => tip("epoch " + (dataIndex + 1), ["", ...measures],
        shown.flatMap(group => group.runs.map(run => [runName(group, run), ...measures.map(name =>
            dataIndex < (run.history[name]?.length ?? 0) ? value(run.history[name][dataIndex]) : "ended")])));
    draw(document.getElementById(id), epochChart(shown, measure, theme(), tooltip, mayBeLog));
}

/** Up to five layers, evenly spread over the hidden ones. */
function pickedLayers() {
    const count = Math.max(1, layers.length - 1);
    const picks = Math.min(5, count);
    return [...new Set(Array.from({length: picks}, (_, i) => Math.round(i * (count - 1) / Math.max(1, picks - 1))))];
}

const percent = share => isNumber(share) ? (100 * share).toFixed(share > 0 && share < 0.1 ? 1 : 0) + " %" : "n/a";

function histogramCell(group, index) {
    const run = group.runs[0];
    const predicted = run.predicted.layers[index];
    const measured = run.measured.layers[index];
    const cell = element("div", {class: "cell"}, element("span", {}, "layer " + (index + 1)));
    if (hasShares(measured.histogram)) {
        const label = "Distribution of the outputs of layer " + measured.name + " under " + group.name;
        const place = element("div", {class: "chart", role: "img", "aria-label": label});
        cell.append(place);
        group.cells.push(current =>
            draw(place, histogramChart(group, predicted.histogram, measured.histogram, current)));
    } else {
        cell.append(element("p", {class: "empty"}, "nothing finite to show"));
    }
    cell.append(element("p", {}, "saturated " + percent(measured.saturated) + ", dead " + percent(measured.dead)));
    const {cut} = summit(measured.histogram);
    if (cut) cell.append(element("p", {}, "tallest bin " + percent(cut)));
    return cell;
}

function layOutHistograms() {
    for (const group of groups) {
        group.cells = [];
        const seed = severalSeeds ? element("small", {}, " seed " + group.runs[0].seed) : "";
        group.row = element("div", {},
            element("h3", {},
                element("span", {class: "key color" + group.index % 8}), element("code", {}, group.name), seed),
            element("div", {class: "row"}, ...pickedLayers().map(index => histogramCell(group, index))));
        document.getElementById("histograms").append(group.row);
    }
}

function layOutLegend() {
    for (const group of groups) {
        const sample = element("span", {"aria-hidden": "true"});
        const button = element("button", {type: "button", "aria-pressed": "true"}, sample, group.name);
        button.addEventListener("click", () => {
            group.shown = !group.shown;
            button.setAttribute("aria-pressed", String(group.shown));
            redraw();
        });
        group.sample = sample;
        document.getElementById("legend").append(button);
    }
}

/** The sample of a legend entry is a tiny chart itself, so that it cannot differ from the charts. */
function drawSample(group, current) {
    const color = current.colors[group.index % 8];
    group.sample.style.cssText = "display:inline-block;width:44px;height:16px";
    const axis = {show: false, min: 0, max: 2};
    draw(group.sample, {animation: false, grid: {left: 0, right: 0, top: 0, bottom: 0},
        xAxis: {type: "value", ...axis}, yAxis: {type: "value", ...axis}, series: [
            {type: "line", silent: true, symbol: "none", data: [[0, 1], [2, 1]],
                lineStyle: {color, width: 2, type: dashOf(group)}},
            {...dots(group, color, current), silent: true, data: [[1, 1]]}]});
}

function redraw() {
    const current = theme();
    depth("chart-signal", signals, 0);
    depth("chart-gradient", ofLayers("gradient"), 1);
    depth("chart-weights", ofLayers("weight_gradient"), 1);
    epochs("chart-loss", "loss", true);
    epochs("chart-accuracy", "accuracy", false);
    for (const group of groups) {
        group.row.hidden = !group.shown;
        drawSample(group, current);
        if (group.shown) group.cells.forEach(cell => cell(current));
    }
}

/** Only new options are drawn at once; a new size alone would wait for the next frame, after printing. */
function forPaper(printing) {
    document.documentElement.classList.toggle("printing", printing);
    charts.forEach(chart => chart.resize());
    redraw();
}

layOutLegend();
layOutHistograms();
redraw();
matchMedia("(prefers-color-scheme: dark)").addEventListener("change", redraw);
addEventListener("beforeprint", () => forPaper(true));
addEventListener("afterprint", () => forPaper(false));
