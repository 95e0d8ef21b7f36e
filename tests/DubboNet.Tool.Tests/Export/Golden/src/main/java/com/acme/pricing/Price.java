// Written by dubbonet export from DubboNet.Tool.Tests.dll. Change the C# contract, not this file.
package com.acme.pricing;

import java.io.Serializable;
import java.math.BigDecimal;
import java.time.Instant;

/** Represents the price of an article. */
public class Price implements Serializable {
    private static final long serialVersionUID = 1L;

    private String sku;
    private BigDecimal amount;
    private Instant validFrom;
    private boolean isNet;
    private Boolean reduced;
    private Region region;
    private String c;

    /** The number of the article. */
    public String getSku() {
        return sku;
    }

    public void setSku(String sku) {
        this.sku = sku;
    }

    /** The amount. */
    public BigDecimal getAmount() {
        return amount;
    }

    public void setAmount(BigDecimal amount) {
        this.amount = amount;
    }

    /** The begin of its validity. */
    public Instant getValidFrom() {
        return validFrom;
    }

    public void setValidFrom(Instant validFrom) {
        this.validFrom = validFrom;
    }

    /** Returns whether the price is net. */
    public boolean isNet() {
        return isNet;
    }

    public void setNet(boolean isNet) {
        this.isNet = isNet;
    }

    public Boolean getReduced() {
        return reduced;
    }

    public void setReduced(Boolean reduced) {
        this.reduced = reduced;
    }

    public Region getRegion() {
        return region;
    }

    public void setRegion(Region region) {
        this.region = region;
    }

    public String getC() {
        return c;
    }

    public void setC(String c) {
        this.c = c;
    }
}
