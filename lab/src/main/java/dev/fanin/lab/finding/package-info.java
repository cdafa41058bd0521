/// What a diagnosis says, as values: rules, findings, causes, fixes and the numbers they rest on.
@NullMarked
package dev.fanin.lab.finding;

import org.jspecify.annotations.NullMarked;
