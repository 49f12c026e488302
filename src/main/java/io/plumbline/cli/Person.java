package io.plumbline.cli;

import io.plumbline.catalog.Actor;
import io.plumbline.job.UserError;

/** Who sits at this terminal, as far as it can be known. */
final class Person {

    private Person() {}

    /**
     * The operating system's account that owns this process. No argument, variable or property changes it.
     *
     * @throws UserError of kind SOURCE where the system does not tell
     */
    static Actor here() {
        return ProcessHandle.current()
                .info()
                .user()
                .filter(name -> !name.isBlank())
                .map(name -> new Actor(name, "account of the operating system"))
                .orElseThrow(() -> UserError.source(
                        "the operating system does not tell who you are",
                        "Run it as a user that has a name: see id -un."));
    }
}
