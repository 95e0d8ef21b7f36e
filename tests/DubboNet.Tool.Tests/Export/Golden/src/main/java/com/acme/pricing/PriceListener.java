// Written by dubbonet export from DubboNet.Tool.Tests.dll. Change the C# contract, not this file.
package com.acme.pricing;

/** Is called when a price changes. */
public interface PriceListener {
    String changed(Price price);
}
