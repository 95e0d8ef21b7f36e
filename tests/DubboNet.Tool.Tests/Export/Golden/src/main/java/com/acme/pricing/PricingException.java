// Written by dubbonet export from DubboNet.Tool.Tests.dll. Change the C# contract, not this file.
package com.acme.pricing;

/** Is thrown for all that goes wrong. */
public class PricingException extends Exception {
    private static final long serialVersionUID = 1L;

    public PricingException(String message) {
        super(message);
    }

    public PricingException(String message, Throwable cause) {
        super(message, cause);
    }
}
