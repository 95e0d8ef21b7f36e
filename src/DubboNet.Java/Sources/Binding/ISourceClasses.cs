namespace DubboNet.Java;

/// <summary>The classes that the names in sources can mean.</summary>
internal interface ISourceClasses
{
    /// <summary>Returns whether there is a class with a binary name.</summary>
    bool Has(string name);

    /// <summary>Returns whether there is a class in a package.</summary>
    bool HasPackage(string package);

    /// <summary>Returns the binary names of the superclass and the interfaces of a class, as far as they are known.</summary>
    IEnumerable<string> FindParents(string name);
}
