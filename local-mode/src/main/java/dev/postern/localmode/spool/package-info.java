/**
 * Events kept on a disk until they can be sent: {@link dev.postern.localmode.spool.EventSpool}
 * writes them, {@link dev.postern.localmode.spool.SpoolUploader} sends them.
 */
@NullMarked
package dev.postern.localmode.spool;

import org.jspecify.annotations.NullMarked;
