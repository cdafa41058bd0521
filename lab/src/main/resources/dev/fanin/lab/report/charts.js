// Pictures of numbers: every function takes data and a theme and returns an ECharts option.

const FLOAT32 = {zero: Math.log10(1.4e-45), digits: Math.log10(1.1754944e-38), infinity: Math.log10(3.4028235e38)};
const SYMBOLS = ["circle", "rect", "triangle", "diamond", "path://M0,0L2,0L2,2L4,2L4,4L2,4L2,6L0,6L0,4L-2,4L-2,2L0,2Z"];
const DASHES = ["solid", [7, 4], [2, 3], [9, 3, 2, 3]];
const CROSS = "path://M0,2L2,0L5,3L8,0L10,2L7,5L10,8L8,10L5,7L2,10L0,8L3,5Z";

const symbolOf = group => SYMBOLS[group.index % SYMBOLS.length];
const dashOf = group => DASHES[group.index % DASHES.length];
const isNumber = value => typeof value === "number";

function superscript(number) {
    return String(number).replace(/[-0-9]/g, digit => digit === "-" ? "⁻" : "⁰¹²³⁴⁵⁶⁷⁸⁹"[digit]);
}

function power(log10) {
    if (!isNumber(log10)) return "not finite";
    if (log10 > -3 && log10 < 4) return String(Number((10 ** log10).toPrecision(3)));
    const exponent = Math.floor(log10);
    return (10 ** (log10 - exponent)).toFixed(1) + "×10" + superscript(exponent);
}

function plain(value) {
    return value === 0 ? "0" : (value < 0 ? "−" : "") + power(Math.log10(Math.abs(value)));
}

/** Ends and step of an axis of decades, so that every tick is a whole power of ten. */
function decades(values) {
    let low = Math.min(...values, Infinity);
    let high = Math.max(...values, -Infinity);
    if (low > high) [low, high] = [-1, 1];
    // Nearly half way to a limit of float32, the limit belongs in the picture.
    if (low < 0.4 * FLOAT32.digits) low = Math.min(low, FLOAT32.zero - 3);
    if (high > 0.4 * FLOAT32.infinity) high = Math.max(high, FLOAT32.infinity + 3);
    const interval = [1, 2, 5, 10, 20, 50, 100].find(step => (high - low) / step <= 10) ?? 500;
    let min = Math.floor((low - 0.05) / interval) * interval;
    let max = Math.ceil((high + 0.05) / interval) * interval;
    if (max - min < 2 * interval) [min, max] = [min - interval, max + interval];
    return {min, max, interval};
}

function zones({min, max}, theme) {
    const zone = (name, from, to, opacity, position) => {
        const [low, high] = [Math.max(from, min), Math.min(to, max)];
        const show = high - low > 0.05 * (max - min);
        return [{name, yAxis: low, itemStyle: {color: theme.zone, opacity},
            label: {show, position, color: theme.faint, fontSize: 12, distance: 6}}, {yAxis: high}];
    };
    const all = [];
    if (max > FLOAT32.infinity) all.push(zone("infinite in float32", FLOAT32.infinity, max, 0.22, "insideTopLeft"));
    if (min < FLOAT32.digits) {
        all.push(zone("float32 loses digits", FLOAT32.zero, FLOAT32.digits, 0.12, "insideTopRight"));
    }
    if (min < FLOAT32.zero) all.push(zone("zero in float32", min, FLOAT32.zero, 0.22, "insideTopRight"));
    return {type: "line", data: [], silent: true, markArea: {silent: true, data: all}};
}

function xAxis(name, data, theme) {
    return {type: "category", data, name, nameLocation: "middle", nameGap: 28, nameTextStyle: {color: theme.faint},
        axisLine: {onZero: false, lineStyle: {color: theme.line}}, axisTick: {show: false},
        axisLabel: {color: theme.faint, hideOverlap: true}};
}

function yAxis(theme, more) {
    return {type: "value", scale: true, splitLine: {lineStyle: {color: theme.line}}, ...more,
        axisLabel: {color: theme.faint, ...more?.axisLabel}};
}

function frame(theme, tooltip) {
    return {
        animation: false,
        textStyle: {fontFamily: theme.font, color: theme.text},
        grid: {left: 4, right: 14, top: 14, bottom: 40, containLabel: true},
        tooltip: {trigger: "axis", confine: true, transitionDuration: 0, backgroundColor: theme.ground,
            borderColor: theme.line, textStyle: {color: theme.text, fontSize: 13},
            axisPointer: {lineStyle: {color: theme.faint, type: "solid"}}, formatter: tooltip},
    };
}

const dots = (group, color, theme) => ({
    type: "scatter", symbol: symbolOf(group), symbolSize: 8, z: 4,
    itemStyle: {color, borderColor: theme.ground, borderWidth: 1},
});

/** One quantity over the layers: theory as line and band, measurement as marks. */
function depthChart(groups, positions, theme, tooltip) {
    const log10 = point => point?.log10_rms ?? null;
    const ends = point => isNumber(point?.log10_rms) && isNumber(point.spread)
        ? [point.log10_rms - 2 * point.spread, point.log10_rms + 2 * point.spread] : [null, null];
    const series = [];
    const values = [];
    for (const group of groups) {
        const color = theme.colors[group.index % theme.colors.length];
        const theory = group.points(group.runs[0].predicted);
        const bands = theory.map(ends);
        values.push(...bands.flat().filter(isNumber), ...theory.map(log10).filter(isNumber));
        const band = {type: "line", stack: "band" + group.index, stackStrategy: "all", symbol: "none", silent: true,
            lineStyle: {opacity: 0}};
        series.push({...band, data: bands.map(([low]) => low)});
        series.push({...band, data: bands.map(([low, high]) => low === null ? null : high - low),
            areaStyle: {color, opacity: 0.14}});
        series.push({type: "line", data: theory.map(log10), symbol: "none", z: 3,
            itemStyle: {color}, lineStyle: {color, width: 2, type: dashOf(group)}});
        for (const run of group.runs) {
            const data = group.points(run.measured).map(log10);
            values.push(...data.filter(isNumber));
            series.push({...dots(group, color, theme), data});
        }
    }
    const scale = decades(values);
    return {
        ...frame(theme, tooltip),
        xAxis: xAxis("layer", positions, theme),
        yAxis: yAxis(theme, {...scale, axisLabel: {formatter: value => "10" + superscript(value)}}),
        series: [zones(scale, theme), ...series],
    };
}

/** One measure over the epochs, thin for validation data; a run that diverged ends with a cross. */
function epochChart(groups, measure, theme, tooltip, mayBeLog) {
    const curves = ["val_" + measure, measure].flatMap(name => groups.flatMap(group => group.runs
        .filter(run => run.history[name]?.length)
        .map(run => ({group, values: run.history[name], thin: name !== measure}))));
    const numbers = curves.flatMap(curve => curve.values).filter(isNumber);
    const epochs = Math.max(1, ...curves.map(curve => curve.values.length));
    const log = mayBeLog && Math.min(...numbers) > 0 && Math.max(...numbers) / Math.min(...numbers) > 50;
    const place = value => isNumber(value) ? (log ? Math.log10(value) : value) : null;
    const axis = log
        ? {...decades(numbers.map(Math.log10)), axisLabel: {formatter: value => "10" + superscript(value)}}
        : mayBeLog ? {} : {min: 0, max: 1, axisLabel: {formatter: value => Math.round(100 * value) + " %"}};
    const numbered = Array.from({length: epochs}, (_, i) => String(i + 1));
    return {
        ...frame(theme, tooltip),
        xAxis: {...xAxis("epoch", numbered, theme), boundaryGap: epochs < 2},
        yAxis: yAxis(theme, axis),
        series: curves.map(({group, values, thin}) => {
            const color = theme.colors[group.index % theme.colors.length];
            const last = values.findLastIndex(isNumber);
            const diverged = !thin && last < values.length - 1;
            return {type: "line", data: values.map(place), symbol: symbolOf(group), symbolSize: 7,
                showSymbol: epochs <= 30 && !thin, itemStyle: {color},
                lineStyle: {color, width: thin ? 1 : 2, type: dashOf(group)},
                markPoint: diverged && last >= 0 ? {symbol: CROSS, symbolSize: 14, silent: true,
                    itemStyle: {color: theme.bad}, label: {formatter: "diverged", position: "right", color: theme.bad},
                    data: [{coord: [last, place(values[last])]}]} : undefined};
        }),
    };
}

// Histograms are drawn over their measured interval scaled to [0, 1]: an axis cannot be trusted with 1e-34.
const density = ({low, high, shares}, unit) => shares.map(share => share * shares.length * unit / (high - low));

/** The outline of all bins, as points. */
function outline(heights) {
    const at = i => i / heights.length;
    return [[0, 0], ...heights.flatMap((height, i) => [[at(i), height], [at(i + 1), height]]), [1, 0]];
}

/** A line through the middles of the bins; a bin that runs out of the picture keeps its edges. */
function curve(histogram, measured, max) {
    const unit = measured.high - measured.low;
    const width = (histogram.high - histogram.low) / unit / histogram.shares.length;
    const start = (histogram.low - measured.low) / unit;
    return density(histogram, unit).flatMap((height, i) => (height > max ? [0, 1] : [0.5])
        .map(part => [start + (i + part) * width, height]));
}

/** The top of a picture in which a single huge bin, such as the zeros of relu, does not flatten all others. */
function summit({shares}) {
    const [first, second] = [...shares, 0].sort((a, b) => b - a);
    const share = second > 0 ? Math.min(first, 2 * second) : first;
    return {max: 1.15 * share * shares.length, cut: share < first ? first : null};
}

/** One layer's activations. */
function histogramChart(group, predicted, measured, theme) {
    const color = theme.colors[group.index % theme.colors.length];
    const {max} = summit(measured);
    const ends = value => plain(value < 0.5 ? measured.low : measured.high);
    const line = {type: "line", symbol: "none", silent: true};
    return {
        animation: false,
        textStyle: {fontFamily: theme.font},
        grid: {left: 2, right: 2, top: 4, bottom: 20, outerBoundsMode: "none"},
        xAxis: {type: "value", min: 0, max: 1, interval: 1, splitLine: {show: false},
            axisLine: {onZero: false, lineStyle: {color: theme.line}},
            axisLabel: {color: theme.faint, fontSize: 11, formatter: ends,
                alignMinLabel: "left", alignMaxLabel: "right"}},
        yAxis: {type: "value", min: 0, max, show: false},
        series: [
            {...line, data: outline(density(measured, measured.high - measured.low)),
                lineStyle: {color, width: 1}, areaStyle: {color, opacity: 0.35}},
            {...line, data: hasShares(predicted) ? curve(predicted, measured, max) : [],
                lineStyle: {color: theme.text, width: 1.5}},
        ],
    };
}

function hasShares(histogram) {
    return isNumber(histogram.low) && isNumber(histogram.high) && histogram.high > histogram.low
        && histogram.shares.some(share => share > 0);
}
