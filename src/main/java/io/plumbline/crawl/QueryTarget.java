package io.plumbline.crawl;

/**
 * Where a query goes, as jobs.yml says it. No part of it is secret.
 *
 * @param source name in jobs.yml
 * @param account identifier of the account
 * @param address where it answers, empty for its usual address
 * @param user who logs in
 * @param role as which role, empty for the user's default
 * @param warehouse what runs it, empty for the user's default
 */
public record QueryTarget(String source, String account, String address, String user, String role, String warehouse) {

    /** The same text for the same target; what an approval is bound to. */
    public String canonical() {
        return "source=" + source + "\naccount=" + account + "\naddress=" + address + "\nuser=" + user + "\nrole="
                + role + "\nwarehouse=" + warehouse;
    }
}
