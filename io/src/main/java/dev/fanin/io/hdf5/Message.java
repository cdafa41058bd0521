package dev.fanin.io.hdf5;

/// One of the messages of which an object's header consists.
///
/// @param type what it is about
/// @param body what it says
record Message(int type, Cursor body) {

    static final int DATASPACE = 0x01;
    static final int LINK_INFO = 0x02;
    static final int DATATYPE = 0x03;
    static final int OLD_FILL = 0x04;
    static final int FILL = 0x05;
    static final int LINK = 0x06;
    static final int EXTERNAL_FILES = 0x07;
    static final int LAYOUT = 0x08;
    static final int GROUP_INFO = 0x0a;
    static final int FILTERS = 0x0b;
    static final int ATTRIBUTE = 0x0c;
    static final int CONTINUATION = 0x10;
    static final int SYMBOL_TABLE = 0x11;
    static final int ATTRIBUTE_INFO = 0x15;

    /// Returns whether this is about something that matters here; times and comments do not.
    static boolean isRead(int type) {
        return switch (type) {
            case DATASPACE,
                    LINK_INFO,
                    DATATYPE,
                    OLD_FILL,
                    FILL,
                    LINK,
                    EXTERNAL_FILES,
                    LAYOUT,
                    GROUP_INFO,
                    FILTERS,
                    ATTRIBUTE,
                    SYMBOL_TABLE,
                    ATTRIBUTE_INFO -> true;
            default -> false;
        };
    }
}
