package dev.fanin.io.keras;

import dev.fanin.io.hdf5.Hdf5Dataset;
import dev.fanin.io.hdf5.Hdf5Group;
import dev.fanin.io.hdf5.Hdf5Object;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/// Groups in the making; those on the way to what is put in are made.
final class Tree {

    private final SequencedMap<String, Object> attributes = new LinkedHashMap<>();
    private final SequencedMap<String, Hdf5Dataset> datasets = new LinkedHashMap<>();
    private final SequencedMap<String, Tree> groups = new LinkedHashMap<>();

    void attribute(String path, String name, Object value) {
        at(path).attributes.put(name, value);
    }

    void dataset(String path, String name, Hdf5Dataset dataset) {
        at(path).datasets.put(name, dataset);
    }

    private Tree at(String path) {
        Tree tree = this;
        for (String name : path.split("/", -1)) {
            tree = tree.groups.computeIfAbsent(name, _ -> new Tree());
        }
        return tree;
    }

    Hdf5Group group() {
        SequencedMap<String, Hdf5Object> members = new LinkedHashMap<>();
        groups.forEach((name, tree) -> members.put(name, tree.group()));
        members.putAll(datasets);
        return new Hdf5Group(attributes, members);
    }
}
