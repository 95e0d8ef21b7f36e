// Written by dubbonet export from DubboNet.Tool.Tests.dll. Change the C# contract, not this file.
package com.acme.pricing;

import java.io.Serializable;

/**
 * @deprecated Use Price.
 */
@Deprecated
public class LegacyPrice implements Serializable {
    private static final long serialVersionUID = 1L;

    private double amount;
    private String currency;

    public double getAmount() {
        return amount;
    }

    public void setAmount(double amount) {
        this.amount = amount;
    }

    /**
     * @deprecated It is always EUR.
     */
    @Deprecated
    public String getCurrency() {
        return currency;
    }

    /**
     * @deprecated It is always EUR.
     */
    @Deprecated
    public void setCurrency(String currency) {
        this.currency = currency;
    }
}
