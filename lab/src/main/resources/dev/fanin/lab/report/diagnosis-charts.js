// Charts of one network: every function takes points, a theme and a tooltip, and returns an ECharts option.

const FLOAT16 = {zero: Math.log10(5.96e-8), digits: Math.log10(6.104e-5), infinity: Math.log10(65504)};

/** Zones outside of a format; a narrower format is lighter, since fewer networks run in it. */
function limits(scale, theme) {
    const {min, max} = scale;
    const wide = zones(scale, theme);
    const zone = (name, from, to, opacity, position) => {
        const [low, high] = [Math.max(from, min), Math.min(to, max)];
        if (high - low <= 0.02 * (max - min)) return [];
        const show = high - low > 0.06 * (max - min);
        return [[{name, yAxis: low, itemStyle: {color: theme.zone, opacity},
            label: {show, position, color: theme.faint, fontSize: 12, distance: 6}}, {yAxis: high}]];
    };
    wide.markArea.data.push(
        ...zone("infinite in float16", FLOAT16.infinity, FLOAT32.infinity, 0.09, "insideTopRight"),
        ...zone("float16 loses digits", FLOAT16.zero, FLOAT16.digits, 0.05, "insideTopLeft"),
        ...zone("zero in float16", FLOAT32.digits, FLOAT16.zero, 0.1, "insideTopLeft"));
    return wide;
}

/** Theory as line and band, measurement as full marks, the mended network as hollow ones on a thin line. */
function quantitySeries({color, symbol, predicted, measured, healed, showHealed}, index, theme) {
    const ends = predicted.map(point => isNumber(point?.log10) && isNumber(point.spread)
        ? [point.log10 - 2 * point.spread, point.log10 + 2 * point.spread] : [null, null]);
    const band = {type: "line", stack: "band" + index, stackStrategy: "all", symbol: "none", silent: true,
        lineStyle: {opacity: 0}};
    const marks = {type: "scatter", symbol, symbolSize: 8, z: 4};
    const values = points => points.map(point => point?.log10 ?? null);
    const series = [
        {...band, data: ends.map(([low]) => low)},
        {...band, data: ends.map(([low, high]) => low === null ? null : high - low), areaStyle: {color, opacity: 0.14}},
        {type: "line", data: values(predicted), symbol: "none", z: 3, itemStyle: {color}, lineStyle: {color, width: 2}},
        {...marks, data: values(measured), itemStyle: {color, borderColor: theme.ground, borderWidth: 1}}];
    if (showHealed) {
        series.push({type: "line", data: values(healed), symbol: "circle", symbolSize: 7, showAllSymbol: true, z: 2,
            itemStyle: {color: theme.ground, borderColor: color, borderWidth: 1.6}, lineStyle: {color, width: 1, type: [4, 4]}});
    }
    const shown = [...ends.flat(), ...values(predicted), ...values(measured), ...(showHealed ? values(healed) : [])];
    return {series, values: shown.filter(isNumber)};
}

/** Quantities over the layers on one axis of decades. */
function layersChart(quantities, positions, theme, tooltip, target) {
    const drawn = quantities.map((quantity, index) => quantitySeries(quantity, index, theme));
    const scale = decades([...drawn.flatMap(one => one.values), ...(target ?? [])]);
    // A ratio is in no danger from formats, and has a target in their place.
    const band = target ? [{type: "line", data: [], silent: true, markArea: {silent: true, data: [[
        {name: "usual", yAxis: target[0], itemStyle: {color: theme.colors[2], opacity: 0.1},
            label: {position: "insideTopRight", color: theme.faint, fontSize: 12}}, {yAxis: target[1]}]]}}] : [];
    return {
        ...frame(theme, tooltip),
        xAxis: xAxis("layer", positions, theme),
        yAxis: yAxis(theme, {...scale, axisLabel: {formatter: value => "10" + superscript(value)}}),
        series: [...(target ? band : [limits(scale, theme)]), ...drawn.flatMap(one => one.series)],
    };
}

/** The losses of short trainings, each named at its end. */
function lossChart(curves, theme, tooltip) {
    const numbers = curves.flatMap(curve => curve.losses).filter(isNumber);
    const steps = Math.max(1, ...curves.map(curve => curve.losses.length));
    const log = Math.min(...numbers) > 0 && Math.max(...numbers) / Math.min(...numbers) > 50;
    const place = value => isNumber(value) ? (log ? Math.log10(value) : value) : null;
    return {
        ...frame(theme, tooltip),
        grid: {left: 4, right: 130, top: 14, bottom: 40, containLabel: true},
        xAxis: {...xAxis("step", Array.from({length: steps}, (_, i) => String(i)), theme), boundaryGap: false},
        yAxis: yAxis(theme, log
            ? {...decades(numbers.map(Math.log10)), axisLabel: {formatter: value => "10" + superscript(value)}} : {}),
        series: curves.map(({label, losses}, index) => {
            const color = theme.colors[[0, 2, 1, 3, 4, 5][index % 6]];
            const last = losses.findLastIndex(isNumber);
            const diverged = last >= 0 && last < losses.length - 1;
            return {type: "line", data: losses.map(place), symbol: "none", itemStyle: {color},
                lineStyle: {color, width: 2, type: DASHES[index % DASHES.length]},
                labelLayout: {moveOverlap: "shiftY"},
                endLabel: {show: !diverged, formatter: () => label, color: theme.text, fontSize: 13},
                markPoint: diverged ? {symbol: CROSS, symbolSize: 14, silent: true, itemStyle: {color: theme.bad},
                    label: {formatter: label + ": not finite", position: "right", color: theme.bad},
                    data: [{coord: [last, place(losses[last])]}]} : undefined};
        }),
    };
}
