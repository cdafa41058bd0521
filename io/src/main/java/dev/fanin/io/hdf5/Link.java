package dev.fanin.io.hdf5;

/// The name of an object in a group, and where its header is.
record Link(String name, long address) {

    private static final int VERSION = 1;
    private static final int TYPED = 1 << 3;
    private static final int ORDERED = 1 << 2;
    private static final int CHARSET = 1 << 4;
    private static final int HARD = 0;
    private static final int SOFT = 1;

    /// Reads a link message.
    static Link read(Cursor body, String group) throws Hdf5Exception {
        int version = body.u8();
        if (version != VERSION) {
            throw body.error("has a link of version " + version + "; version 1 is read");
        }
        int flags = body.u8();
        int type = (flags & TYPED) == 0 ? HARD : body.u8();
        body.skip(((flags & ORDERED) == 0 ? 0 : Long.BYTES) + ((flags & CHARSET) == 0 ? 0 : 1));
        long length = body.length(1 << (flags & 3));
        String name = body.text(length);
        if (type != HARD) {
            throw notFollowed(body.source(), type == SOFT ? "a soft link" : "a link to another file", group, name);
        }
        return new Link(name, body.i64());
    }

    static Hdf5Exception notFollowed(Source source, String kind, String group, String name) {
        return source.error(ObjectReader.quote(group, name) + " is " + kind
                + ", which is not followed. Put the object itself in its place");
    }
}
