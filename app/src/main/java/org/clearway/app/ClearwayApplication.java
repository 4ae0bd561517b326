package org.clearway.app;

import org.clearway.app.shared.command.Commands;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Starts the platform, or one command of it: {@code run} (the default), {@code demo}, {@code backup}, {@code audit} ... */
@SpringBootApplication(proxyBeanMethods = false)
public class ClearwayApplication {

    public static void main(String[] args) {
        Commands.start(ClearwayApplication.class, args);
    }
}
