//! The words of which a definition must have one, letter case included.

use crate::roma::rules;
use crate::word::choices;

choices! {
    /// How a backend is called.
    ///
    /// ```
    /// use apiglint::roma::Method;
    ///
    /// assert_eq!("POST".parse(), Ok(Method::POST));
    /// let fault = Method::try_from("post").unwrap_err();
    /// assert_eq!(fault.message, "must be POST: letter case counts");
    /// ```
    pub enum Method: rules::method::RULE {
        /// `GET`
        GET = "GET",
        /// `PUT`
        PUT = "PUT",
        /// `POST`
        POST = "POST",
        /// `DELETE`
        DELETE = "DELETE",
    }
}

choices! {
    /// What a backend returns.
    ///
    /// ```
    /// use apiglint::roma::ContentType;
    ///
    /// assert_eq!(ContentType::Json.to_string(), "json");
    /// let fault = ContentType::try_from("text").unwrap_err();
    /// assert_eq!(fault.message, "must be json, xml or stream");
    /// ```
    pub enum ContentType: rules::content_type::RULE {
        /// JSON.
        Json = "json",
        /// XML.
        Xml = "xml",
        /// Bytes.
        Stream = "stream",
    }
}

choices! {
    /// What a backend is made of.
    ///
    /// ```
    /// use apiglint::roma::BackendType;
    ///
    /// assert_eq!("data".parse(), Ok(BackendType::Data));
    /// ```
    pub enum BackendType: rules::r#type::RULE {
        /// Statements on data sources.
        Data = "data",
        /// A function in JavaScript.
        Function = "function",
    }
}

choices! {
    /// What a script of a data backend is.
    ///
    /// ```
    /// use apiglint::roma::ScriptType;
    ///
    /// assert_eq!("SP".parse(), Ok(ScriptType::SP));
    /// ```
    pub enum ScriptType: rules::script_type::RULE {
        /// A statement. The vendor's example has it on a function, too.
        SQL = "SQL",
        /// A stored procedure.
        SP = "SP",
    }
}

choices! {
    /// What a data source is. The vendor adds to the list.
    ///
    /// ```
    /// use apiglint::roma::DatasourceType;
    ///
    /// assert_eq!("mysql".parse(), Ok(DatasourceType::MySql));
    /// assert_eq!(DatasourceType::ALL.len(), 16);
    /// ```
    #[non_exhaustive]
    pub enum DatasourceType: rules::script_datasource::RULE {
        /// `oracle`
        Oracle = "oracle",
        /// `mysql`
        MySql = "mysql",
        /// `mongodb`
        MongoDb = "mongodb",
        /// `redis`
        Redis = "redis",
        /// `postgresql`
        PostgreSql = "postgresql",
        /// `hive`
        Hive = "hive",
        /// `mssql`
        MsSql = "mssql",
        /// `sqlserver`
        SqlServer = "sqlserver",
        /// `dws`
        Dws = "dws",
        /// `gauss100`
        Gauss100 = "gauss100",
        /// `zenith`
        Zenith = "zenith",
        /// `hana`
        Hana = "hana",
        /// `clickhouse`
        ClickHouse = "clickhouse",
        /// `mrshive`
        MrsHive = "mrshive",
        /// `dm`
        Dm = "dm",
        /// `opengauss`
        OpenGauss = "opengauss",
    }
}
