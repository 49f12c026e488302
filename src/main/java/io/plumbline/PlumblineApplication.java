package io.plumbline;

import org.springframework.boot.autoconfigure.SpringBootApplication;

/** The composition root: Spring starts here once a command has been parsed and needs the whole application. */
@SpringBootApplication(proxyBeanMethods = false)
public class PlumblineApplication {}
