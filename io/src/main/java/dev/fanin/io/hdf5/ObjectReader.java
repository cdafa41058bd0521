package dev.fanin.io.hdf5;

import dev.fanin.text.Quoted;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Reads groups and what they hold, but for the elements of datasets.
///
/// A group may be reached on one path only, which excludes circles; a dataset may have several
/// names.
final class ObjectReader {

    private static final int DEEPEST = 256;

    private final Source source;
    private final AttributeReader attributes;
    private final Set<Long> groups = new HashSet<>();
    private final Map<Long, Hdf5Dataset> datasets = new HashMap<>();

    private ObjectReader(Source source) {
        this.source = source;
        this.attributes = new AttributeReader(source, new GlobalHeap(source));
    }

    /// Reads the root group and all below it.
    static Hdf5Group root(Superblock superblock) throws Hdf5Exception {
        Source source = superblock.source();
        if (new ObjectReader(source).read(superblock.root(), "", 0) instanceof Hdf5Group group) {
            return group;
        }
        throw source.error("its root is not a group. The file is damaged; save it again");
    }

    /// Returns a path in quotes.
    static String quote(String group, String name) {
        return Quoted.of(path(group, name));
    }

    private static String path(String group, String name) {
        return group.isEmpty() ? name : group + "/" + name;
    }

    private Hdf5Object read(long address, String path, int depth) throws Hdf5Exception {
        Hdf5Dataset known = datasets.get(address);
        if (known != null) {
            return known;
        }
        ObjectHeader header = ObjectHeader.read(source, address, Quoted.of(path.isEmpty() ? "/" : path));
        if (header.has(Message.LAYOUT)) {
            Hdf5Dataset dataset = dataset(header, path);
            datasets.put(address, dataset);
            return dataset;
        }
        if (header.has(Message.SYMBOL_TABLE) || header.has(Message.LINK_INFO) || header.has(Message.GROUP_INFO)) {
            return group(header, address, path, depth);
        }
        throw source.error(Quoted.of(path) + " is neither a group nor a dataset. Save the file without it");
    }

    private Hdf5Group group(ObjectHeader header, long address, String path, int depth) throws Hdf5Exception {
        if (depth > DEEPEST) {
            throw source.error("groups are nested more than " + DEEPEST + " deep at " + Quoted.of(path));
        }
        if (!groups.add(address)) {
            throw source.error("group " + Quoted.of(path) + " is found on two paths. Save each group once");
        }
        SequencedMap<String, Hdf5Object> members = new LinkedHashMap<>();
        for (Link link : links(header, path)) {
            String name = link.name();
            if (name.isEmpty() || name.indexOf('/') >= 0 || members.containsKey(name)) {
                throw source.error("group " + Quoted.of(path) + " has two members of one name, or one with no name "
                        + "or a slash in it: " + Quoted.of(name) + ". The file is damaged");
            }
            members.put(name, read(link.address(), path(path, name), depth + 1));
        }
        return new Hdf5Group(attributes(header, path), members);
    }

    private List<Link> links(ObjectHeader header, String path) throws Hdf5Exception {
        Cursor table = header.first(Message.SYMBOL_TABLE);
        if (table != null) {
            return SymbolTable.read(source, table, path);
        }
        requireInHeader(header.first(Message.LINK_INFO), Long.BYTES, "members", path);
        List<Link> links = new ArrayList<>();
        for (Cursor body : header.all(Message.LINK)) {
            links.add(Link.read(body, path));
        }
        return links;
    }

    private void requireInHeader(@Nullable Cursor info, int orderWidth, String what, String path) throws Hdf5Exception {
        if (info != null && ObjectHeader.denseAddress(info, orderWidth) != Cursor.UNDEFINED) {
            throw source.error("the " + what + " of " + Quoted.of(path.isEmpty() ? "/" : path)
                    + " are in a heap of a newer kind, which is not read. Save the file with h5py's defaults");
        }
    }

    private SequencedMap<String, Object> attributes(ObjectHeader header, String path) throws Hdf5Exception {
        requireInHeader(header.first(Message.ATTRIBUTE_INFO), Short.BYTES, "attributes", path);
        SequencedMap<String, Object> found = new LinkedHashMap<>();
        for (Cursor body : header.all(Message.ATTRIBUTE)) {
            attributes.read(body, found);
        }
        return found;
    }

    private Hdf5Dataset dataset(ObjectHeader header, String path) throws Hdf5Exception {
        String what = "dataset " + Quoted.of(path);
        if (header.has(Message.EXTERNAL_FILES)) {
            throw source.error(what + " has its values in another file, which is not read");
        }
        SequencedMap<String, Object> found = attributes(header, path);
        Datatype datatype =
                DatatypeReader.read(header.only(Message.DATATYPE, "type")).marked(Hdf5Dataset.isMarked(found));
        Dataspace space = Dataspace.read(header.only(Message.DATASPACE, "shape"));
        Layout layout = Layout.read(header.only(Message.LAYOUT, "layout"));
        Cursor filters = header.first(Message.FILTERS);
        Filters steps = filters == null ? Filters.NONE : Filters.read(filters);
        boolean zeros = FillValue.isZero(header.first(Message.FILL), header.first(Message.OLD_FILL));
        return Hdf5Dataset.stored(
                found, datatype, Stored.of(source, what, layout, steps, space, datatype.size(), zeros));
    }
}
