/// What is fast is measured here.
package dev.fanin.bench;
