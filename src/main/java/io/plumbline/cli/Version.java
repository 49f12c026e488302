package io.plumbline.cli;

import picocli.CommandLine.IVersionProvider;

/** The version of the jar, as its manifest says it. */
final class Version implements IVersionProvider {

    @Override
    public String[] getVersion() {
        String version = Plumbline.class.getPackage().getImplementationVersion();
        return new String[] {"plumbline " + (version == null ? "(not packaged)" : version)};
    }
}
