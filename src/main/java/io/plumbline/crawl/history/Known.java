package io.plumbline.crawl.history;

import java.util.Map;
import org.eclipse.jgit.lib.ObjectId;

/** What an earlier analysis left: its tip, its commits and the blamed lines of that tip's files by path. */
record Known(ObjectId tip, ChangeLog log, Map<String, KnownFile> files) {}
