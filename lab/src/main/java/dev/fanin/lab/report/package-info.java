/// The result of an experiment as JSON, as a table for the terminal, and as one page for the
/// browser.
@NullMarked
package dev.fanin.lab.report;

import org.jspecify.annotations.NullMarked;
