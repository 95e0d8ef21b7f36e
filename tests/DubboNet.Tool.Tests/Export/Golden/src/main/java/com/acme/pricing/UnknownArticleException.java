// Written by dubbonet export from DubboNet.Tool.Tests.dll. Change the C# contract, not this file.
package com.acme.pricing;

/** Is thrown for an article that does not exist. */
public class UnknownArticleException extends PricingException {
    private static final long serialVersionUID = 1L;

    private String sku;

    public UnknownArticleException(String message) {
        super(message);
    }

    public UnknownArticleException(String message, Throwable cause) {
        super(message, cause);
    }

    public String getSku() {
        return sku;
    }

    public void setSku(String sku) {
        this.sku = sku;
    }
}
