package io.plumbline.crawl;

import java.io.File;
import java.io.IOException;
import org.eclipse.jgit.lib.Config;
import org.eclipse.jgit.storage.file.FileBasedConfig;
import org.eclipse.jgit.util.FS;
import org.eclipse.jgit.util.SystemReader;
import org.jspecify.annotations.Nullable;

/**
 * The machine as JGit may see it: no system-wide, personal or JGit configuration and no {@code GIT_*} variable, so that
 * nothing outside the repository redirects it or makes it start a program.
 */
final class QuietGit extends SystemReader.Delegate {

    private QuietGit(SystemReader machine) {
        super(machine);
    }

    /** Takes effect for the whole process; calling it again changes nothing. */
    static synchronized void install() {
        if (!(SystemReader.getInstance() instanceof QuietGit)) {
            SystemReader.setInstance(new QuietGit(SystemReader.getInstance()));
        }
    }

    @Override
    public @Nullable String getenv(String variable) {
        return variable.startsWith("GIT_") ? null : super.getenv(variable);
    }

    @Override
    public FileBasedConfig openUserConfig(Config parent, FS fs) {
        return new Nothing(fs);
    }

    @Override
    public FileBasedConfig openSystemConfig(Config parent, FS fs) {
        return new Nothing(fs);
    }

    @Override
    public FileBasedConfig openJGitConfig(Config parent, FS fs) {
        return new Nothing(fs);
    }

    /** A configuration that stays empty whatever is written to it. */
    private static final class Nothing extends FileBasedConfig {

        Nothing(FS fs) {
            super(new File(""), fs);
        }

        @Override
        public void load() {
            // there is nothing to read
        }

        @Override
        public void save() throws IOException {
            // there is nothing to keep
        }

        /**
         * The second that every file system in use resolves. Without an answer JGit measures each file system for
         * seconds, by writing files into the repository it was asked to read. And no address leads to another one.
         */
        @Override
        public String getString(String section, String subsection, String name) {
            if (section.equals("http") && name.equals("followRedirects")) {
                return "false";
            }
            return section.equals("filesystem") ? "1 s" : super.getString(section, subsection, name);
        }

        @Override
        public boolean isOutdated() {
            return false;
        }
    }
}
