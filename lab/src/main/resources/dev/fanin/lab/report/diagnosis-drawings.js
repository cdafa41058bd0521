// Drawings in SVG for what the chart library has no chart for; colours come from the style, so that they follow it.

function svg(tag, attributes, ...children) {
    const node = document.createElementNS("http://www.w3.org/2000/svg", tag);
    for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, value);
    node.append(...children);
    return node;
}

/** A linear axis from values to pixels. */
const axis = (low, high, from, to) => value => from + (value - low) / (high - low) * (to - from);

/** Round values between two ends. */
function ticks(low, high, count) {
    const rough = (high - low) / count;
    const power10 = 10 ** Math.floor(Math.log10(rough));
    const step = [1, 2, 5, 10].map(factor => factor * power10).find(one => one >= rough);
    const first = Math.ceil(low / step - 1e-9);
    return Array.from({length: Math.floor(high / step + 1e-9) - first + 1},
        (_, i) => Number(((first + i) * step).toPrecision(6)));
}

function axes(x, y, [low, high], [bottom, top], box, xName, yName, marks = value => String(value)) {
    const label = (text, attributes) => svg("text", attributes, text);
    return svg("g", {},
        ...ticks(low, high, 6).map(value => label(marks(value),
            {x: x(value), y: box.bottom + 18, "text-anchor": "middle"})),
        ...(yName ? ticks(bottom, top, 4).map(value => label(String(value),
            {x: box.left - 8, y: y(value) + 4, "text-anchor": "end"})) : []),
        label(xName, {x: (box.left + box.right) / 2, y: box.bottom + 38, "text-anchor": "middle"}),
        ...(yName ? [label(yName, {x: 12, y: (box.top + box.bottom) / 2, "text-anchor": "middle",
            transform: `rotate(-90 12 ${(box.top + box.bottom) / 2})`})] : []));
}

const mean = (points, at) => points.reduce((sum, point) => sum + point[at], 0) / points.length;

/** The plane of weight and bias variance: where signal goes deep enough, the edge of chaos, and the layers. */
function phaseDrawing(phase, depth, width) {
    const height = 330;
    const box = {left: 56, right: width - 12, top: 12, bottom: height - 46};
    const here = [...phase.layers, ...phase.healed];
    const reach = (values, at) => [Math.min(...values, ...here.map(point => point[at])),
        Math.max(...values, ...here.map(point => point[at]))];
    const [left, right] = reach(phase.weight_variances, 0);
    const [bottom, top] = reach(phase.bias_variances, 1);
    const x = axis(left, right, box.left, box.right);
    const y = axis(bottom, top > bottom ? top : bottom + 1, box.bottom, box.top);
    const middles = (values, i) => [i === 0 ? values[0] : (values[i - 1] + values[i]) / 2,
        i === values.length - 1 ? values[i] : (values[i] + values[i + 1]) / 2];
    const cells = phase.bias_variances.flatMap((bias, j) => phase.weight_variances.map((weight, i) => {
        const scale = phase.depth_scales[j][i];
        // Six depth scales are about as deep as networks of the kind can be trained.
        const share = isNumber(scale) ? Math.min(1, 6 * scale / depth) : 1;
        const [x0, x1] = middles(phase.weight_variances, i).map(x);
        const [y1, y0] = middles(phase.bias_variances, j).map(y);
        return svg("rect", {x: x0, y: y0, width: x1 - x0, height: y1 - y0, fill: "var(--color2)",
            "fill-opacity": (0.04 + 0.5 * share ** 1.5).toFixed(3)},
            svg("title", {}, `fan_in Var(W) ${plain(weight)}, Var(b) ${plain(bias)}: carries ` +
                (isNumber(scale) ? `about ${plain(6 * scale)} layers deep` : "any depth")));
    }));
    const edge = phase.edge.map((weight, j) => [weight, phase.bias_variances[j]]).filter(([weight]) => isNumber(weight));
    const dot = (point, attributes) => svg("circle", {cx: x(point[0]), cy: y(point[1]), r: 5, ...attributes});
    const layers = phase.layers.map(point => dot(point,
        {fill: "var(--color0)", stroke: "var(--ground)", "stroke-width": 1}));
    const healed = phase.healed.map(point => dot(point,
        {fill: "var(--ground)", stroke: "var(--color0)", "stroke-width": 1.6}));
    const note = (points, text, lift) => points.length === 0 ? [] : [svg("text", {class: "strong", x: x(mean(points, 0)),
        y: Math.max(box.top + 12, y(mean(points, 1)) - lift), "text-anchor": "middle"}, text)];
    const arrow = phase.layers.length > 0 && phase.healed.length > 0 ? [arrowBetween(
        [x(mean(phase.layers, 0)), y(mean(phase.layers, 1))], [x(mean(phase.healed, 0)), y(mean(phase.healed, 1))])] : [];
    return svg("svg", {width, height},
        ...cells,
        svg("polyline", {points: edge.map(([a, b]) => x(a) + "," + y(b)).join(" "), fill: "none",
            stroke: "var(--text)", "stroke-width": 1.6, "stroke-dasharray": "6 4"}),
        ...(edge.length > 0 ? [svg("text", {x: x(edge.at(-1)[0]) + 8, y: box.top + 14}, "edge of chaos")] : []),
        svg("rect", {x: box.left, y: box.top, width: box.right - box.left, height: box.bottom - box.top, fill: "none",
            stroke: "var(--line)"}),
        ...arrow, ...layers, ...healed,
        ...note(phase.layers, "you are here", 14), ...note(phase.healed, "with the fix", 30),
        axes(x, y, [left, right], [bottom, top], box, "fan_in Var(W)", "Var(b)"));
}

function arrowBetween([x0, y0], [x1, y1]) {
    const length = Math.hypot(x1 - x0, y1 - y0);
    if (length < 30) return svg("g", {});
    const [ux, uy] = [(x1 - x0) / length, (y1 - y0) / length];
    const [tx, ty] = [x1 - 9 * ux, y1 - 9 * uy];
    const wing = side => `${tx - 9 * ux - side * 5 * uy},${ty - 9 * uy + side * 5 * ux}`;
    return svg("g", {stroke: "var(--text)", fill: "none", "stroke-width": 1.6},
        svg("line", {x1: x0 + 9 * ux, y1: y0 + 9 * uy, x2: tx, y2: ty}),
        svg("polyline", {points: `${wing(1)} ${tx},${ty} ${wing(-1)}`}));
}

/** The law of the last hidden signal over seeds, and the seeds that were drawn. */
function seedsDrawing(seeds, width) {
    const height = 330;
    const box = {left: 14, right: width - 14, top: 12, bottom: height - 46};
    const drawn = seeds.drawn.filter(isNumber);
    const spread = Math.max(seeds.spread ?? 0, 1e-3);
    const center = isNumber(seeds.log10_rms) ? seeds.log10_rms : drawn.reduce((a, b) => a + b, 0) / (drawn.length || 1);
    const low = Math.min(center - 4 * spread, ...drawn) - spread / 2;
    const high = Math.max(center + 4 * spread, ...drawn) + spread / 2;
    const x = axis(low, high, box.left, box.right);
    const floor = box.bottom - 52;
    const y = axis(0, 1, floor, box.top + 6);
    const curve = Array.from({length: 121}, (_, i) => low + i / 120 * (high - low))
        .map(value => [value, Math.exp(-0.5 * ((value - center) / spread) ** 2)]);
    const points = curve.map(([value, density]) => x(value) + "," + y(density));
    const band = [center - 2 * spread, center + 2 * spread].map(x);
    return svg("svg", {width, height},
        svg("rect", {x: band[0], y: box.top, width: band[1] - band[0], height: box.bottom - box.top,
            fill: "var(--color1)", "fill-opacity": 0.08}),
        svg("text", {x: (band[0] + band[1]) / 2, y: box.bottom - 6, "text-anchor": "middle"}, "95 % of seeds"),
        svg("polygon", {points: [x(low) + "," + floor, ...points, x(high) + "," + floor].join(" "),
            fill: "var(--color1)", "fill-opacity": 0.2}),
        svg("polyline", {points: points.join(" "), fill: "none", stroke: "var(--color1)", "stroke-width": 2}),
        svg("line", {x1: box.left, x2: box.right, y1: floor, y2: floor, stroke: "var(--line)"}),
        ...drawn.map((value, i) => svg("circle", {cx: x(value), cy: floor + 12 + 7 * (i % 3), r: 5,
            fill: "var(--color0)", stroke: "var(--ground)"}, svg("title", {}, power(value)))),
        axes(x, y, [low, high], [0, 1], box, "size of the last hidden signal", "", power));
}

/** One layer's row of a ridge plot. */
function ridgeRow(name, predicted, measured) {
    const histogram = measured.histogram;
    const row = element("div", {class: "row"}, element("span", {title: name}, name));
    if (!hasShares(histogram)) {
        row.append(element("span", {}, "nothing finite to show"), element("span", {}));
        return row;
    }
    const {max} = summit(histogram);
    const place = ([at, height]) => at.toFixed(4) + "," + (1 - Math.min(1, height / max)).toFixed(4);
    const area = outline(density(histogram, histogram.high - histogram.low)).map(place).join(" ");
    const sick = Math.max(measured.saturated ?? 0, measured.dead ?? 0);
    const fill = `color-mix(in oklab, var(--bad) ${Math.round(100 * Math.min(1, 1.4 * sick))}%, var(--color1))`;
    const drawing = svg("svg", {viewBox: "0 0 1 1", preserveAspectRatio: "none", "aria-hidden": "true"},
        svg("polygon", {class: "area", points: area, style: "fill:" + fill}),
        svg("line", {class: "base", x1: 0, x2: 1, y1: 1, y2: 1}));
    if (predicted && hasShares(predicted.histogram)) {
        const line = curve(predicted.histogram, histogram, max).filter(([at]) => at >= 0 && at <= 1);
        drawing.append(svg("polyline", {class: "curve", points: line.map(place).join(" ")}));
    }
    const shares = sick >= 0.05
        ? (measured.saturated >= (measured.dead ?? 0) ? "saturated " : "dead ") + percent(sick)
        : plain(histogram.low) + " to " + plain(histogram.high);
    row.append(drawing, element("span", {class: "ends"}, shares));
    return row;
}
